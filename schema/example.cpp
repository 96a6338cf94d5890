#include "schema/example.h"

#include "schema/match.h"

namespace schema {

std::optional<Value> example(const Schema& schema, TypeId type,
                             const std::function<bool(const Value&)>& preferred) {
    using Example = std::optional<Value>;
    return match(
        schema[type].shape, [](const Any&) -> Example { return Value{NullValue{}}; },
        [](const Null&) -> Example { return Value{NullValue{}}; },
        [](const Boolean&) -> Example { return Value{false}; },
        [](const Int64&) -> Example { return Value{std::int64_t{1}}; },
        [](const CommitTs&) -> Example { return Value{std::int64_t{1}}; },
        [](const Float64&) -> Example { return Value{1.0}; },
        [](const String&) -> Example { return Value{std::string("text")}; },
        [](const BytesType&) -> Example { return Value{Bytes{}}; },
        [](const Literal& literal) -> Example {
            return match(literal.value, [](const auto& value) { return Value{value}; });
        },
        [](const Id& id) -> Example { return Value{DocumentId{id.table}}; },
        [](const Array&) -> Example { return Value{ArrayValue{}}; },
        [](const Record&) -> Example { return Value{ObjectValue{}}; },
        [&](const Object& object) -> Example {
            if (object.open) return std::nullopt;
            ObjectValue fields;
            for (const Field& field : object.fields) {
                if (field.optional) continue;
                Example value = example(schema, field.type);
                if (!value) return std::nullopt;
                fields.push_back({field.name, std::move(*value)});
            }
            return Value{std::move(fields)};
        },
        [&](const Union& members) -> Example {
            Example first;
            Example best;
            for (const TypeId member : members.members) {
                Example value = example(schema, member, preferred);
                if (!value) continue;
                const bool is_smaller = !best || size_of(*value) < size_of(*best);
                if (is_smaller && (preferred == nullptr || preferred(*value))) {
                    best = std::move(value);
                } else if (!first) {
                    first = std::move(value);
                }
            }
            return best ? best : first;
        },
        [](const Unknown&) -> Example { return std::nullopt; });
}

}  // namespace schema
