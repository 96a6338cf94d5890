#include "schema/named_tables.h"

#include "schema/match.h"

namespace schema {
namespace {

void add(const Schema& schema, TypeId type, std::set<std::string>& tables) {
    match(
        schema[type].shape, [&](const Id& one) { tables.insert(one.table); },
        [&](const Array& one) { add(schema, one.element, tables); },
        [&](const Record& one) {
            add(schema, one.key, tables);
            add(schema, one.value, tables);
        },
        [&](const Object& one) {
            for (const Field& field : one.fields) add(schema, field.type, tables);
        },
        [&](const Union& one) {
            for (const TypeId member : one.members) add(schema, member, tables);
        },
        [](const auto&) {});
}

}  // namespace

std::set<std::string> named_tables(const Schema& schema, TypeId type) {
    std::set<std::string> tables;
    add(schema, type, tables);
    return tables;
}

}  // namespace schema
