#include "planner/references.h"

#include <algorithm>

#include "planner/places.h"
#include "schema/named_tables.h"

namespace planner {

using schema::Schema;
using schema::Table;

const Table* find_table(const Schema& schema, const std::string& name) {
    const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                    [&](const Table& table) { return table.name == name; });
    return found == schema.tables.end() ? nullptr : &*found;
}

std::vector<std::string> References::tables_to_fill() const {
    std::set<std::string> needed;
    for (const TableBackfill& one : backfills_) {
        for (const Rewrite& rewrite : one.rewrites) {
            const auto ids = asked_ids(one.table, rewrite);
            needed.insert(ids.begin(), ids.end());
            if (const auto to = copied_to(one.table, rewrite)) needed.insert(*to);
        }
    }
    for (bool is_more = true; is_more;) {
        is_more = false;
        for (const Table& table : after_.tables) {
            for (const std::string& name : std::set<std::string>(needed)) {
                if (is_new(name) && required(name, table.name) != nullptr)
                    is_more = needed.insert(table.name).second || is_more;
            }
        }
    }
    std::vector<std::string> all;
    for (const Table& table : after_.tables) {
        if (needed.contains(table.name) && is_new(table.name)) all.push_back(table.name);
    }
    return all;
}

bool References::is_new(const std::string& table) const {
    return find_table(before_, table) == nullptr && find_table(after_, table) != nullptr;
}

const schema::Field* References::required(const std::string& table, const std::string& other) const {
    const auto* object = std::get_if<schema::Object>(&after_[find_table(after_, table)->document].shape);
    if (object == nullptr) return nullptr;
    for (const schema::Field& field : object->fields) {
        const auto* id = std::get_if<schema::Id>(&after_[field.type].shape);
        if (id != nullptr && !field.optional && id->table == other) return &field;
    }
    return nullptr;
}

std::set<std::string> References::asked_ids(const std::string& table, const Rewrite& rewrite) const {
    if (!asks(rewrite)) return {};
    Places places;
    schema::Path path = rewrite.path;
    if (const auto* rename = std::get_if<Rename>(&rewrite.what)) path.back() = schema::FieldStep{rename->to};
    std::set<std::string> tables =
        schema::named_tables(after_, places.type(after_, *find_table(after_, table), path));
    std::erase_if(tables, [&](const std::string& one) { return find_table(after_, one) == nullptr; });
    return tables;
}

std::optional<std::string> References::copied_to(const std::string& table, const Rewrite& rewrite) const {
    if (!std::holds_alternative<Clear>(rewrite.what) || rewrite.path.size() > 1) return std::nullopt;
    Places places;
    const schema::Field* gone = places.field(before_, *find_table(before_, table), rewrite.path);
    if (gone == nullptr) return std::nullopt;
    for (const Table& other : after_.tables) {
        const schema::Field* field = Places::field_of(after_, other.document, gone->name);
        if (is_new(other.name) && field != nullptr && places.within(before_, gone->type, after_, field->type))
            return other.name;
    }
    return std::nullopt;
}

}  // namespace planner
