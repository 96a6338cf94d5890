#pragma once

#include <string>
#include <vector>

#include "schema/schema.h"
#include "schema/value.h"

namespace tests {

// Types and values that are enough to tell them apart: for each type some that no literal names, keys that
// no object declares, and as many elements and entries as unions have members.
struct Universe {
    std::string name;
    schema::Schema schema;
    std::vector<schema::TypeId> types;
    std::vector<schema::Value> values;

    explicit Universe(std::string called) : name(std::move(called)) {}

    schema::TypeId make(schema::Shape shape) {
        schema.types.push_back({std::move(shape), {}});
        return static_cast<schema::TypeId>(schema.types.size() - 1);
    }
    std::vector<schema::TypeId> make_all(const std::vector<schema::Shape>& shapes) {
        std::vector<schema::TypeId> made;
        for (const schema::Shape& shape : shapes) made.push_back(make(shape));
        return made;
    }
    schema::TypeId object(std::vector<schema::Field> fields) {
        return make(schema::Object{std::move(fields), false});
    }
};

schema::Field field(const std::string& name, schema::TypeId type, bool optional = false);
schema::Value object_of(std::initializer_list<schema::FieldValue> fields);

// Every type of at most three nodes: a leaf, an array, a field, a record, a union are one each.
Universe every_type_of_three_nodes();
// Arrays, records and objects of leaves, and unions of two and three of them, which must often be taken
// together.
Universe every_union_of_small_types();
// Objects of two fields that may each be some of two literals, or absent, and unions of two and three of
// them: what holds one object is often only several others together.
Universe every_distribution();
// Records of every kind of key, objects they can be held against, and unions of two and three of those.
Universe every_record();
// The types that tables may have, and some that Convex refuses: `any` is every object, fields that start with
// `_` do not count.
Universe every_table_type();

}  // namespace tests
