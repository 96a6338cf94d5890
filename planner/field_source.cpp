#include "planner/field_source.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "schema/accepts.h"
#include "schema/match.h"

namespace planner {
namespace {

using schema::AddField;
using schema::Field;
using schema::match;
using schema::Path;
using schema::TypeId;
using schema::Value;

using Gone = std::vector<const AddField*>;

// A new object whose required fields are all fields that went from beside it, as they were.
std::optional<Build> built_of(const TableOperations& operations, const Path& object, const Field& field,
                              const Gone& gone) {
    const schema::Schema& before = operations.before;
    const schema::Schema& after = operations.after;
    const auto* made = std::get_if<schema::Object>(&after[field.type].shape);
    if (made == nullptr) return std::nullopt;
    Build build;
    for (const Field& part : made->fields) {
        const auto found = std::find_if(gone.begin(), gone.end(), [&](const AddField* one) {
            return one->field.name == part.name && !operations.renamed_to(object, *one) &&
                   operations.places.within(before, one->field.type, after, part.type);
        });
        if (found != gone.end())
            (part.optional ? build.optional : build.required).push_back(part.name);
        else if (!part.optional)
            return std::nullopt;
    }
    if (build.required.empty()) return std::nullopt;
    return build;
}

// A field of the only object that went from beside it and has one that fits.
Brought taken_out(const TableOperations& operations, const Field& field, const Gone& gone) {
    const AddField* around = nullptr;
    const Field* inside = nullptr;
    for (const AddField* one : gone) {
        const Field* part = Places::field_of(operations.before, one->field.type, field.name);
        if (part == nullptr ||
            !operations.places.within(operations.before, part->type, operations.after, field.type))
            continue;
        if (around != nullptr) return {};
        around = one;
        inside = part;
    }
    if (around == nullptr) return {};
    return {TakeOut{around->field.name, field.name}, !around->field.optional && !inside->optional};
}

}  // namespace

Brought brought(const TableOperations& operations, const Path& object, const Field& field) {
    const Gone gone = operations.removed_from(object);
    for (const AddField* one : gone) {
        if (operations.renamed_to(object, *one) == field.name) return {std::nullopt, !one->field.optional};
    }
    if (auto build = built_of(operations, object, field, gone)) {
        const auto& names = build->required;
        const bool is_always_there = std::none_of(gone.begin(), gone.end(), [&](const AddField* one) {
            return one->field.optional &&
                   std::find(names.begin(), names.end(), one->field.name) != names.end();
        });
        return {std::move(*build), is_always_there};
    }
    return taken_out(operations, field, gone);
}

std::optional<Value> value_of_nothing(const TableOperations& operations, TypeId type) {
    const schema::Schema& after = operations.after;
    if (schema::accepts(after, type, {schema::NullValue{}}) == schema::Answer::yes)
        return Value{schema::NullValue{}};
    const auto all = operations.places.members(after, type);
    if (all.size() != 1) return std::nullopt;
    return match(
        after[all.front().type].shape,
        [](const schema::Literal& one) -> std::optional<Value> { return value_of(one); },
        [&](const schema::Object& one) -> std::optional<Value> {
            schema::ObjectValue value;
            for (const Field& field : one.fields) {
                auto part = field.optional ? std::nullopt : value_of_nothing(operations, field.type);
                if (!part) return std::nullopt;
                value.push_back({field.name, std::move(*part)});
            }
            return Value{std::move(value)};
        },
        [](const auto&) -> std::optional<Value> { return std::nullopt; });
}

Value value_of(const schema::Literal& literal) {
    return match(literal.value, [](const auto& one) { return Value{one}; });
}

}  // namespace planner
