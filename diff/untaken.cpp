#include "diff/untaken.h"

#include <unordered_map>

namespace diff {

std::vector<std::string> untaken_tables(Judge& judge, const schema::Schema& before,
                                        const schema::Schema& after) {
    std::unordered_map<std::string, const schema::Table*> tables;
    for (const schema::Table& table : before.tables) tables.emplace(table.name, &table);
    std::vector<std::string> untaken;
    for (const schema::Table& now : after.tables) {
        const auto old = tables.find(now.name);
        if (old == tables.end()) continue;
        const Judged judged =
            judge.includes(judge.documents(after, now), judge.documents(before, *old->second));
        if (judged.answer != schema::Answer::yes) untaken.push_back(now.name);
    }
    return untaken;
}

}  // namespace diff
