#include "diff/problems.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "diff/rules_changes.h"
#include "diff/rules_indexes.h"
#include "diff/rules_renames.h"
#include "diff/rules_types.h"

namespace diff {
namespace {

// Of all components of a deployment together.
constexpr std::size_t most_tables = 10'000;

void check_tables(const schema::Schema& schema, std::vector<Problem>& found) {
    if (schema.tables.size() <= most_tables) return;
    found.push_back(problem(
        RuleId::too_many_tables, {std::nullopt, "", "", schema.tables[most_tables].span}, "",
        fmt::format("there are {} tables; a deployment has at most {}", schema.tables.size(), most_tables)));
}

}  // namespace

std::vector<Problem> problems_of(const schema::Schema& schema, const Limits& limits) {
    std::vector<Problem> found;
    check_tables(schema, found);
    std::unordered_set<std::string_view> names;
    for (const schema::Table& table : schema.tables) names.insert(table.name);
    for (const schema::Table& table : schema.tables) {
        check_documents(schema, table, names, found);
        check_indexes(schema, table, limits, found);
    }
    return found;
}

std::vector<Problem> problems(const schema::Schema& before, const schema::Schema& after,
                              const Changes& changes, const Limits& limits) {
    std::unordered_map<std::string_view, const schema::Table*> olds;
    for (const schema::Table& table : before.tables) olds.emplace(table.name, &table);
    std::vector<Problem> found = problems_of(after, limits);
    auto to_lack = fields_to_lack(changes);
    for (const schema::Table& table : after.tables) {
        const auto old = olds.find(table.name);
        if (old != olds.end()) check_readers(before, *old->second, after, table, to_lack[table.name], found);
    }
    check_renames(before, after, changes, found);
    return found;
}

}  // namespace diff
