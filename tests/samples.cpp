#include "tests/samples.h"

#include <algorithm>
#include <limits>

#include "schema/match.h"

namespace tests {

using namespace schema;

Samples::Samples(const Schema& schema, std::uint64_t seed) : schema_(schema), random_(seed) {
    doubles_ = {0.0,
                -0.0,
                1.0,
                0.5,
                std::numeric_limits<double>::infinity(),
                std::numeric_limits<double>::quiet_NaN()};
    int64s_ = {0, 1, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
    for (const Type& type : schema.types) {
        match(
            type.shape,
            [&](const Literal& literal) {
                match(
                    literal.value, [](bool) {}, [&](std::int64_t one) { int64s_.push_back(one); },
                    [&](double one) { doubles_.push_back(one); },
                    [&](const std::string& one) { strings_.push_back(one); });
            },
            [&](const Id& id) { tables_.push_back(id.table); },
            [&](const Object& object) {
                for (const Field& field : object.fields) names_.push_back(field.name);
            },
            [](const auto&) {});
    }
}

std::optional<Value> Samples::of(TypeId type, int depth) {
    using Sample = std::optional<Value>;
    return match(
        schema_[type].shape, [&](const Any&) -> Sample { return anything(depth - 1); },
        [](const Null&) -> Sample { return Value{NullValue{}}; },
        [&](const Boolean&) -> Sample { return Value{one_in(2)}; },
        [&](const Int64&) -> Sample { return Value{pick(int64s_)}; },
        [&](const CommitTs&) -> Sample { return Value{pick(int64s_)}; },
        [&](const Float64&) -> Sample { return Value{pick(doubles_)}; },
        [&](const String&) -> Sample {
            return one_in(3) ? Value{DocumentId{pick(tables_)}} : Value{pick(strings_)};
        },
        [&](const BytesType&) -> Sample { return Value{Bytes{one_in(2) ? "" : "x"}}; },
        [](const Literal& literal) -> Sample {
            return match(literal.value, [](const auto& value) { return Value{value}; });
        },
        [](const Id& id) -> Sample { return Value{DocumentId{id.table}}; },
        [&](const Array& array) -> Sample {
            ArrayValue elements;
            for (std::size_t left = depth > 0 ? below(4) : 0; left > 0; --left) {
                if (Sample element = of(array.element, depth - 1)) elements.push_back(std::move(*element));
            }
            return Value{std::move(elements)};
        },
        [&](const Record& one) -> Sample { return record(one, depth); },
        [&](const Object& one) -> Sample { return object(one, depth); },
        [&](const Union& members) -> Sample {
            for (int tries = 0; tries < 3 && !members.members.empty(); ++tries) {
                if (Sample value = of(pick(members.members), depth)) return value;
            }
            return std::nullopt;
        },
        [](const Unknown&) -> Sample { return std::nullopt; });
}

std::optional<Value> Samples::record(const Record& record, int depth) {
    ObjectValue entries;
    for (std::size_t left = depth > 0 ? below(4) : 0; left > 0; --left) {
        std::optional<Value> name = of(record.key, 1);
        if (!name) continue;
        const auto* id = std::get_if<DocumentId>(&name->is);
        const auto* text = std::get_if<std::string>(&name->is);
        if (id == nullptr && text == nullptr) continue;
        std::string key = id != nullptr ? written_id(id->table, static_cast<unsigned>(below(3))) : *text;
        // A key that may be any string is often the name of a field.
        if (id == nullptr && std::holds_alternative<String>(schema_[record.key].shape) && one_in(2))
            key = pick(names_);
        const auto is_same = [&](const FieldValue& entry) { return entry.name == key; };
        if (std::any_of(entries.begin(), entries.end(), is_same)) continue;
        if (std::optional<Value> value = of(record.value, depth - 1))
            entries.push_back({std::move(key), std::move(*value)});
    }
    return Value{std::move(entries)};
}

std::optional<Value> Samples::object(const Object& object, int depth) {
    ObjectValue fields;
    for (const Field& field : object.fields) {
        if (field.optional && one_in(2)) continue;
        std::optional<Value> value = of(field.type, depth - 1);
        if (!value && !field.optional) return std::nullopt;
        if (value) fields.push_back({field.name, std::move(*value)});
    }
    return Value{std::move(fields)};
}

Value Samples::anything(int depth) {
    if (depth > 0) {
        const auto type = static_cast<TypeId>(below(schema_.types.size()));
        if (std::optional<Value> value = of(type, depth)) return *value;
    }
    return {NullValue{}};
}

Value Samples::changed(Value value) {
    auto* elements = std::get_if<ArrayValue>(&value.is);
    auto* fields = std::get_if<ObjectValue>(&value.is);
    const std::size_t parts = elements != nullptr ? elements->size() : fields != nullptr ? fields->size() : 0;
    if (one_in(5) || (elements == nullptr && fields == nullptr)) return anything(3);
    if (parts == 0 || one_in(4)) {
        if (elements != nullptr) elements->push_back(anything(2));
        if (fields == nullptr) return value;
        std::string name = pick(names_);
        const auto is_same = [&](const FieldValue& field) { return field.name == name; };
        if (std::none_of(fields->begin(), fields->end(), is_same))
            fields->push_back({std::move(name), anything(2)});
        return value;
    }
    const std::size_t at = below(parts);
    if (one_in(4)) {
        if (elements != nullptr) elements->erase(elements->begin() + static_cast<std::ptrdiff_t>(at));
        if (fields != nullptr) fields->erase(fields->begin() + static_cast<std::ptrdiff_t>(at));
        return value;
    }
    Value& part = elements != nullptr ? (*elements)[at] : (*fields)[at].value;
    part = changed(std::move(part));
    return value;
}

}  // namespace tests
