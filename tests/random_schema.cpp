#include "tests/random_schema.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/match.h"
#include "schema/text.h"

namespace tests {

using namespace schema;

namespace {

const std::vector<std::string> names = {"a", "b", "c", "kind", "name"};
const std::vector<std::string> tables = {"posts", "users"};

TypeId add(std::vector<Type>& types, Shape shape) {
    types.push_back({std::move(shape), {}});
    return static_cast<TypeId>(types.size() - 1);
}

}  // namespace

Object RandomSchema::object(std::vector<Type>& types, int depth) {
    Object object;
    for (const std::string& name : names) {
        if (one_in(2)) object.fields.push_back({name, type(types, depth - 1), one_in(3), {}});
    }
    std::shuffle(object.fields.begin(), object.fields.end(), random_);
    return object;
}

Shape RandomSchema::shape(std::vector<Type>& types, int depth) {
    switch (below(depth > 0 ? 16 : 11)) {
        case 0: return Null{};
        case 1: return Boolean{};
        case 2: return Int64{};
        case 3: return one_in(4) ? Shape{CommitTs{}} : Shape{Float64{}};
        case 4: return String{};
        case 5: return one_in(4) ? Shape{Any{}} : Shape{BytesType{}};
        case 6: return Id{tables[static_cast<std::size_t>(below(2))]};
        case 7: return Literal{names[static_cast<std::size_t>(below(3))]};
        case 8: return Literal{one_in(2)};
        case 9: return Literal{static_cast<double>(below(3)) - (one_in(3) ? 0.5 : 0)};
        case 10: return Literal{std::int64_t{below(3)} - 1};
        case 11: return Array{type(types, depth - 1)};
        case 12: {
            const TypeId key = key_of_record(types);
            return Record{key, type(types, depth - 1)};
        }
        case 13: return object(types, depth);
        default: {
            Union members;
            for (int i = below(4); i >= 0; --i) members.members.push_back(type(types, depth - 1));
            if (one_in(20)) members.members.clear();
            return members;
        }
    }
}

TypeId RandomSchema::key_of_record(std::vector<Type>& types) {
    switch (below(8)) {
        case 0:
        case 1:
        case 2: return add(types, String{});
        case 3: {
            const TypeId users = add(types, Id{"users"});
            return add(types, Union{{users, add(types, Id{"posts"})}});
        }
        case 4: {
            const TypeId literal = add(types, Literal{names[static_cast<std::size_t>(below(3))]});
            return add(types, Union{{literal, add(types, Id{"users"})}});
        }
        default: return add(types, Id{tables[static_cast<std::size_t>(below(2))]});
    }
}

TypeId RandomSchema::type(std::vector<Type>& types, int depth) {
    Shape made = shape(types, depth);
    return add(types, std::move(made));
}

Schema RandomSchema::schema(int depth) {
    Schema schema;
    schema.validation = !one_in(20);
    for (const std::string& name : tables) {
        if (one_in(8)) continue;
        Table table;
        table.name = name;
        if (one_in(12)) {
            table.document = add(schema.types, Any{});
        } else if (one_in(4)) {
            Union members;
            for (int i = below(3); i >= 0; --i) {
                Object member = object(schema.types, depth);
                members.members.push_back(add(schema.types, std::move(member)));
            }
            table.document = add(schema.types, std::move(members));
        } else {
            Object fields = object(schema.types, depth);
            table.document = add(schema.types, std::move(fields));
        }
        if (one_in(3)) table.indexes.push_back({"by_a", one_in(5), DatabaseIndex{{"a"}}, {}});
        if (one_in(6)) table.indexes.push_back({"search", false, SearchIndex{"name", {"a"}}, {}});
        if (one_in(9)) table.indexes.push_back({"vector", false, VectorIndex{"b", 128, {}}, {}});
        schema.tables.push_back(std::move(table));
    }
    return schema;
}

// Copies a type, here and there as another one.
TypeId RandomSchema::copy(const Schema& from, TypeId id, std::vector<Type>& to, int depth) {
    if (one_in(12)) return type(to, depth);
    const auto part = [&](TypeId inner) { return copy(from, inner, to, depth - 1); };
    Shape shape = match(
        from[id].shape, [&](const Array& one) -> Shape { return Array{part(one.element)}; },
        [&](const Record& one) -> Shape {
            const TypeId key = part(one.key);
            return Record{key, part(one.value)};
        },
        [&](const Object& one) -> Shape {
            Object result;
            for (const Field& field : one.fields) {
                if (one_in(15)) continue;
                const bool optional = one_in(10) ? !field.optional : field.optional;
                result.fields.push_back({field.name, part(field.type), optional, {}});
            }
            const auto has = [&](const std::string& name) {
                return std::any_of(result.fields.begin(), result.fields.end(),
                                   [&](const Field& f) { return f.name == name; });
            };
            const std::string& extra = names[static_cast<std::size_t>(below(5))];
            if (one_in(10) && !has(extra))
                result.fields.push_back({extra, type(to, depth - 1), one_in(2), {}});
            if (one_in(2)) std::shuffle(result.fields.begin(), result.fields.end(), random_);
            return result;
        },
        [&](const Union& one) -> Shape {
            Union result;
            for (const TypeId member : one.members) {
                if (!one_in(10)) result.members.push_back(part(member));
            }
            if (one_in(8)) result.members.push_back(type(to, depth - 1));
            if (one_in(2)) std::shuffle(result.members.begin(), result.members.end(), random_);
            if (result.members.size() > 2 && one_in(4)) {
                const TypeId last = result.members.back();
                result.members.pop_back();
                result.members.back() = add(to, Union{{result.members.back(), last}});
            }
            return result;
        },
        [](const Boolean&) -> Shape { return Boolean{}; }, [](const auto& leaf) -> Shape { return leaf; });
    if (std::holds_alternative<Boolean>(shape) && one_in(4)) {
        const TypeId yes = add(to, Literal{true});
        shape = Union{{yes, add(to, Literal{false})}};
    }
    return add(to, std::move(shape));
}

TypeId RandomSchema::related(Schema& schema, TypeId type, int depth) {
    const Schema original = schema;
    return copy(original, type, schema.types, depth);
}

Schema RandomSchema::changed(const Schema& original, int depth) {
    Schema result;
    result.validation = one_in(15) ? !original.validation.value() : original.validation;
    for (const Table& table : original.tables) {
        if (one_in(15)) continue;
        Table copied = table;
        const auto* object = std::get_if<Object>(&original[table.document].shape);
        const auto* members = std::get_if<Union>(&original[table.document].shape);
        // The type of a table stays one that Convex takes.
        if (object != nullptr || members != nullptr) {
            do {
                copied.document = copy(original, table.document, result.types, depth);
            } while (!is_document_type(result, copied.document));
        } else {
            copied.document = type_of_documents(result.types, depth);
        }
        if (one_in(5)) copied.indexes.push_back({"by_b", false, DatabaseIndex{{"b"}}, {}});
        result.tables.push_back(std::move(copied));
    }
    return result;
}

bool RandomSchema::is_document_type(const Schema& schema, TypeId type) {
    if (const auto* members = std::get_if<Union>(&schema[type].shape)) {
        return std::all_of(members->members.begin(), members->members.end(),
                           [&](TypeId member) { return is_document_type(schema, member); });
    }
    const Shape& shape = schema[type].shape;
    return std::holds_alternative<Object>(shape) || std::holds_alternative<Any>(shape);
}

TypeId RandomSchema::type_of_documents(std::vector<Type>& types, int depth) {
    if (one_in(3)) return add(types, Any{});
    Object fields = object(types, depth);
    return add(types, std::move(fields));
}

namespace {

std::string list(const std::vector<std::string>& items) {
    std::vector<std::string> all;
    for (const std::string& item : items) all.push_back(quoted(item));
    return fmt::format("[{}]", fmt::join(all, ", "));
}

std::string call(const Index& index) {
    const std::string staged = index.staged ? ", staged: true" : "";
    return match(
        index.definition,
        [&](const DatabaseIndex& one) {
            return fmt::format(".index({}, {{ fields: {}{} }})", quoted(index.name), list(one.fields),
                               staged);
        },
        [&](const SearchIndex& one) {
            return fmt::format(".searchIndex({}, {{ searchField: {}, filterFields: {}{} }})",
                               quoted(index.name), quoted(one.search_field), list(one.filter_fields), staged);
        },
        [&](const VectorIndex& one) {
            return fmt::format(".vectorIndex({}, {{ vectorField: {}, dimensions: {}, filterFields: {}{} }})",
                               quoted(index.name), quoted(one.vector_field),
                               number_to_string(*one.dimensions), list(one.filter_fields), staged);
        });
}

}  // namespace

std::string typescript(const Schema& schema) {
    std::string text =
        "import { defineSchema, defineTable } from \"convex/server\";\nimport { v } from "
        "\"convex/values\";\n\n"
        "export default defineSchema(\n    {\n";
    for (const Table& table : schema.tables) {
        text += fmt::format("        {}: defineTable({})", property_name(table.name),
                            to_string(schema, table.document));
        for (const Index& index : table.indexes) text += call(index);
        text += ",\n";
    }
    return text + fmt::format("    }},\n    {{ schemaValidation: {} }},\n);\n", schema.validation.value());
}

}  // namespace tests
