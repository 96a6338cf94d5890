#include "diff/problems.h"

#include <fmt/format.h>

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
    for (const schema::Table& table : schema.tables) {
        check_documents(schema, table, found);
        check_indexes(schema, table, limits, found);
    }
    return found;
}

std::vector<Problem> problems(const schema::Schema& before, const schema::Schema& after,
                              const Changes& changes, const Limits& limits) {
    std::vector<Problem> found = problems_of(after, limits);
    check_renames(before, after, changes, found);
    return found;
}

}  // namespace diff
