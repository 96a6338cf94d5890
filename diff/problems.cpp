#include "diff/problems.h"

#include "diff/rules_names.h"
#include "diff/rules_renames.h"

namespace diff {

std::vector<Problem> refusals(const schema::Schema& schema) {
    std::vector<Problem> found;
    for (const schema::Table& table : schema.tables) check_table_name(table, found);
    return found;
}

std::vector<Problem> problems(const schema::Schema& before, const schema::Schema& after,
                              const Changes& changes) {
    std::vector<Problem> found = refusals(after);
    check_renames(before, after, changes, found);
    return found;
}

}  // namespace diff
