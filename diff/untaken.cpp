#include "diff/untaken.h"

#include <unordered_map>

namespace diff {

std::vector<std::string> untaken_tables(Judge& judge, const schema::Schema& before,
                                        const schema::Schema& after) {
    std::unordered_map<std::string, const schema::Table*> tables;
    for (const schema::Table& table : before.tables) tables.emplace(table.name, &table);
    std::vector<std::string> untaken;
    const bool is_known = schema::fully_known(before) && schema::fully_known(after);
    const auto is_same = [&](const schema::Table& old, const schema::Table& now) {
        return is_known && before.validation == after.validation &&
               judge.form(before, old.document) == judge.form(after, now.document);
    };
    for (const schema::Table& now : after.tables) {
        const auto old = tables.find(now.name);
        if (old == tables.end() || is_same(*old->second, now)) continue;
        const Judged judged =
            judge.includes(judge.documents(after, now), judge.documents(before, *old->second));
        if (judged.answer != schema::Answer::yes) untaken.push_back(now.name);
    }
    return untaken;
}

}  // namespace diff
