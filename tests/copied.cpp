#include "tests/copied.h"

#include <utility>
#include <variant>
#include <vector>

namespace tests {

using namespace schema;

TypeId copied(const Schema& from, TypeId type, std::vector<Type>& to) {
    Shape shape = from[type].shape;
    if (auto* array = std::get_if<Array>(&shape)) array->element = copied(from, array->element, to);
    if (auto* record = std::get_if<Record>(&shape)) {
        record->key = copied(from, record->key, to);
        record->value = copied(from, record->value, to);
    }
    if (auto* object = std::get_if<Object>(&shape)) {
        for (Field& field : object->fields) field.type = copied(from, field.type, to);
    }
    if (auto* members = std::get_if<Union>(&shape)) {
        for (TypeId& member : members->members) member = copied(from, member, to);
    }
    to.push_back({std::move(shape), {}});
    return static_cast<TypeId>(to.size() - 1);
}

Schema with_documents_of(const Schema& schema, TypeId type) {
    Schema result;
    Table table;
    table.name = "t";
    table.document = copied(schema, type, result.types);
    result.tables.push_back(std::move(table));
    result.validation = true;
    return result;
}

Schema with_field_of(const Schema& schema, TypeId type) {
    Schema with_object = schema;
    with_object.types.push_back({Object{{{"f", type, false, {}}}, false}, {}});
    return with_documents_of(with_object, static_cast<TypeId>(with_object.types.size() - 1));
}

}  // namespace tests
