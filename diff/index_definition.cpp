#include "diff/index_definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "schema/match.h"

namespace diff {
namespace {

using schema::Index;
using schema::Table;

// Fields that are filtered by are a set to Convex, which writes them sorted.
std::string written_set(std::vector<std::string> fields) {
    std::sort(fields.begin(), fields.end());
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    return fmt::format("{}", fmt::join(fields, ","));
}

const Table* find_table(const schema::Schema& schema, const std::string& name) {
    const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                    [&](const Table& table) { return table.name == name; });
    return found == schema.tables.end() ? nullptr : &*found;
}

bool has(const Table& table, const std::string& name) {
    return std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const Index& index) { return index.name == name; });
}

}  // namespace

std::string written_definition(const Index& index) {
    return schema::match(
        index.definition,
        [](const schema::DatabaseIndex& one) { return fmt::format("index {}", fmt::join(one.fields, ",")); },
        [](const schema::SearchIndex& one) {
            return fmt::format("search {} {}", one.search_field, written_set(one.filter_fields));
        },
        [](const schema::VectorIndex& one) {
            return fmt::format("vector {} {} {}", one.vector_field, one.dimensions.value_or(0),
                               written_set(one.filter_fields));
        });
}

const Index* other_name(const Change& change, const schema::Schema& before, const schema::Schema& after) {
    if (change.id != Id::index_added && change.id != Id::index_removed) return nullptr;
    const bool is_added = change.id == Id::index_added;
    const auto& index = std::get<Index>((is_added ? change.after : change.before)->what);
    const Table* here = find_table(is_added ? after : before, *change.table);
    const Table* there = find_table(is_added ? before : after, *change.table);
    if (here == nullptr || there == nullptr) return nullptr;
    const auto found = std::find_if(there->indexes.begin(), there->indexes.end(), [&](const Index& other) {
        return !has(*here, other.name) && written_definition(other) == written_definition(index);
    });
    return found == there->indexes.end() ? nullptr : &*found;
}

}  // namespace diff
