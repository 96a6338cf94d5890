#include "emit/same_as_bridge.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "emit/place.h"
#include "schema/match.h"

namespace emit {
namespace {

using schema::Schema;
using schema::Table;

const Table* find(const Schema& schema, const std::string& name) {
    const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                    [&](const Table& one) { return one.name == name; });
    return found == schema.tables.end() ? nullptr : &*found;
}

bool has_index(const Table& table, const schema::Index& index) {
    return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const schema::Index& one) {
        return one.name == index.name && one.staged == index.staged && one.definition == index.definition;
    });
}

// A table takes objects, or a union of them that is not nested.
bool is_flat(const Schema& made, schema::TypeId document) {
    const auto* all = std::get_if<schema::Union>(&made[document].shape);
    if (all == nullptr) return true;
    return std::all_of(all->members.begin(), all->members.end(), [&](schema::TypeId member) {
        return std::holds_alternative<schema::Object>(made[member].shape);
    });
}

}  // namespace

SameAsBridge::SameAsBridge(const Schema& bridge, const Schema& made) : bridge_(bridge), made_(made) {
    std::map<std::string_view, const Table*> by_name;
    for (const Table& table : made.tables) by_name.emplace(table.name, &table);
    for (const Table& table : bridge.tables) {
        const auto found = by_name.find(table.name);
        if (found == by_name.end() || !is_same(table, *found->second)) different_.insert(table.name);
    }
    is_whole_ = made.validation == bridge.validation && made.tables.size() == bridge.tables.size();
}

bool SameAsBridge::is_same(const Table& table, const Table& other) {
    return forms_.of(bridge_, table.document) == forms_.of(made_, other.document) &&
           (is_flat(made_, other.document) || !is_flat(bridge_, table.document)) &&
           table.staged.has_value() == other.staged.has_value() &&
           table.indexes.size() == other.indexes.size() &&
           std::all_of(table.indexes.begin(), table.indexes.end(),
                       [&](const schema::Index& index) { return has_index(other, index); });
}

bool SameAsBridge::has(const schema::Operation& operation) const {
    if (std::holds_alternative<schema::SkipValidation>(operation.what)) return made_.validation == false;
    const Table* table = find(bridge_, operation.table);
    const Table* other = find(made_, operation.table);
    if (table == nullptr || other == nullptr) return false;
    if (const auto* kept = std::get_if<schema::KeepIndex>(&operation.what))
        return has_index(*other, kept->index);
    if (std::holds_alternative<schema::AddTable>(operation.what))
        return !different_.contains(operation.table);
    const Place wanted = place_of(bridge_, *table, operation.path);
    const Place there = place_of(made_, *other, operation.path);
    if (wanted.last().path != there.last().path) return false;
    const schema::Field* field = wanted.last().field;
    if (field != nullptr &&
        (there.last().field == nullptr || field->optional != there.last().field->optional))
        return false;
    // Whether a field may be absent says nothing of its type.
    return std::holds_alternative<schema::MakeOptional>(operation.what) ||
           forms_.of(bridge_, wanted.last().type) == forms_.of(made_, there.last().type);
}

}  // namespace emit
