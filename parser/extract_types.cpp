#include "parser/extract_types.h"

#include <fmt/format.h>

#include <algorithm>

namespace parser {
namespace {

using diagnostics::Id;

// Deeper types are refused: nothing of that depth can be stored (documents nest to 16).
constexpr std::uint32_t type_depth_limit = 200;

}  // namespace

schema::TypeId TypeExtraction::unknown(Value value, Span span) {
    unknown_parts_.note(value, span);
    return add(schema::Unknown{e_.heap()[value.as_unknown()].reason}, span);
}

schema::TypeId TypeExtraction::type(Value value, Span used_at, std::uint32_t depth) {
    if (depth > type_depth_limit) {
        refuse_export(
            Id::limit_reached,
            fmt::format("the validator nests deeper than {} levels, which is the limit", type_depth_limit),
            used_at);
    }
    value = e_.known(value);
    if (value.is_unknown()) return unknown(value, used_at);
    const auto* cell = e_.heap().as<ValidatorCell>(value);
    if (cell == nullptr) refuse_export(Id::invalid_validator, "this is not a validator", used_at);
    const Span made_at = e_.heap()[value.as_ref()].span;
    // What a model made is placed where it is used, which is many places.
    if (made_at.is_nowhere()) return placed(made_of(*cell, used_at, depth), *cell);
    if (const auto made = made_.find(value.as_ref()); made != made_.end()) return made->second;
    const schema::TypeId id = placed(made_of(*cell, made_at, depth), *cell);
    made_.emplace(value.as_ref(), id);
    return id;
}

schema::TypeId TypeExtraction::made_of(const ValidatorCell& cell, Span span, std::uint32_t depth) {
    const auto part = [&](Value value) { return type(value, span, depth + 1); };
    switch (cell.kind) {
        case ValidatorKind::any: return add(schema::Any{}, span);
        case ValidatorKind::boolean: return add(schema::Boolean{}, span);
        case ValidatorKind::bytes: return add(schema::BytesType{}, span);
        case ValidatorKind::commit_ts: return add(schema::CommitTs{}, span);
        case ValidatorKind::float64: return add(schema::Float64{}, span);
        case ValidatorKind::int64: return add(schema::Int64{}, span);
        case ValidatorKind::null: return add(schema::Null{}, span);
        case ValidatorKind::string: return add(schema::String{}, span);
        case ValidatorKind::array: return add(schema::Array{part(cell.content)}, span);
        case ValidatorKind::record: {
            const schema::TypeId key = part(cell.content);
            return add(schema::Record{key, part(cell.value)}, span);
        }
        case ValidatorKind::id:
            if (cell.content.is_unknown()) return unknown(cell.content, span);
            return add(schema::Id{e_.text(cell.content.as_string())}, span);
        case ValidatorKind::literal: return literal(cell.content, span);
        case ValidatorKind::object: return object(cell.content, span, depth);
        case ValidatorKind::union_: {
            schema::Union type_union;
            std::optional<UnknownId> open;
            for (const Value member : e_.iterate(cell.content, span, open))
                type_union.members.push_back(part(member));
            if (open) type_union.members.push_back(unknown(Value::unknown(*open), span));
            return add(std::move(type_union), span);
        }
    }
    return {};
}

schema::TypeId TypeExtraction::literal(Value value, Span span) {
    if (value.is_unknown()) return unknown(value, span);
    if (value.is_boolean()) return add(schema::Literal{value.as_boolean()}, span);
    if (value.is_number()) return add(schema::Literal{value.as_number()}, span);
    if (value.is_bigint()) return add(schema::Literal{value.as_bigint()}, span);
    return add(schema::Literal{e_.text(value.as_string())}, span);
}

schema::TypeId TypeExtraction::object(Value fields, Span span, std::uint32_t depth) {
    schema::Object object;
    std::optional<UnknownId> open;
    for (const Property& property : e_.own_properties(fields, span, open)) {
        const Value value = e_.known(property.value);
        const auto* validator = e_.heap().as<ValidatorCell>(value);
        const bool is_optional = validator != nullptr && validator->is_optional;
        const Span place = shown(property.span, span);
        const auto pretence = validator != nullptr ? validator->pretence : schema::Pretence::none;
        object.fields.push_back(
            {e_.text(property.name), type(value, place, depth + 1), is_optional, place, pretence});
    }
    if (open) unknown_parts_.note(Value::unknown(*open), span);
    object.open = open.has_value();
    return add(std::move(object), span);
}

// Of something optional, the place of what it was made of too.
schema::TypeId TypeExtraction::placed(schema::TypeId id, const ValidatorCell& cell) {
    if (cell.made && !cell.made->is_nowhere()) types_[static_cast<std::size_t>(id)].made = *cell.made;
    return id;
}

schema::TypeId TypeExtraction::add(schema::Shape shape, Span span) {
    std::uint64_t parts = 1;
    const auto count = [&](schema::TypeId part) {
        parts = std::min(parts + size(part), type_size_limit + 1);
    };
    if (const auto* array = std::get_if<schema::Array>(&shape)) count(array->element);
    if (const auto* record = std::get_if<schema::Record>(&shape)) {
        count(record->key);
        count(record->value);
    }
    if (const auto* object = std::get_if<schema::Object>(&shape)) {
        for (const schema::Field& field : object->fields) count(field.type);
    }
    if (const auto* members = std::get_if<schema::Union>(&shape)) {
        for (const schema::TypeId member : members->members) count(member);
    }
    sizes_.push_back(parts);
    types_.push_back({std::move(shape), span});
    return static_cast<schema::TypeId>(types_.size() - 1);
}

}  // namespace parser
