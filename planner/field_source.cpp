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
    build.may_be_absent = field.optional;
    return build;
}

// A field of the only object beside it, one that went or one that is there still, that has had it and fits.
Brought taken_out(const TableOperations& operations, const Path& object, const Field& field,
                  const Gone& gone) {
    const auto fits = [&](TypeId old) {
        return operations.places.within(operations.before, old, operations.after, field.type);
    };
    struct Source {
        std::string around;
        bool is_always_there;
    };
    std::vector<Source> sources;
    for (const AddField* one : gone) {
        const Field* part = Places::field_of(operations.before, one->field.type, field.name);
        if (part == nullptr || !fits(part->type)) continue;
        sources.push_back({one->field.name, !one->field.optional && !part->optional});
    }
    for (const schema::Operation* one : operations.all) {
        const auto* part = std::get_if<AddField>(&one->what);
        if (part == nullptr || part->field.name != field.name) continue;
        const Path around = parent(one->path);
        if (around.size() != object.size() + 1 || !starts_with(around, object) ||
            last_field(around) == nullptr || operations.renamed_to(around, *part) || !fits(part->field.type))
            continue;
        const Field* beside = operations.places.field(operations.after, operations.now, around);
        sources.push_back({last_field(around)->name,
                           !part->field.optional && !beside->optional && !operations.may_be_absent(around)});
    }
    if (sources.size() != 1) return {};
    return {TakeOut{sources.front().around, field.name}, sources.front().is_always_there};
}

TypeId only_member(const TableOperations& operations, const schema::Schema& schema, TypeId type) {
    const auto all = operations.places.members(schema, type);
    return all.size() == 1 ? all.front().type : type;
}

// The field that goes from around an object and comes back in it, if it is certain that it is that one.
const AddField* comes_from_around(const TableOperations& operations, const Path& object, const Field& field) {
    if (last_field(object) == nullptr) return nullptr;
    const Path around = parent(object);
    for (const AddField* one : operations.removed_from(around)) {
        if (one->field.name != field.name) continue;
        const auto to = goes_into(operations, around, *one);
        return to && *to == last_field(object)->name ? one : nullptr;
    }
    return nullptr;
}

}  // namespace

Brought brought(const TableOperations& operations, const Path& object, const Field& field) {
    const Gone gone = operations.removed_from(object);
    for (const AddField* one : gone) {
        if (operations.renamed_to(object, *one) == field.name) return {std::nullopt, !one->field.optional};
    }
    if (const AddField* from = comes_from_around(operations, object, field)) {
        const Field& around = *operations.places.field(operations.after, operations.now, object);
        return {std::nullopt, !from->field.optional && !around.optional && !operations.may_be_absent(object)};
    }
    if (auto build = built_of(operations, object, field, gone)) {
        const auto& names = build->required;
        const bool is_always_there = std::none_of(gone.begin(), gone.end(), [&](const AddField* one) {
            return one->field.optional &&
                   std::find(names.begin(), names.end(), one->field.name) != names.end();
        });
        return {std::move(*build), is_always_there};
    }
    return taken_out(operations, object, field, gone);
}

std::optional<std::string> goes_into(const TableOperations& operations, const Path& object,
                                     const AddField& gone) {
    const schema::Schema& before = operations.before;
    const schema::Schema& after = operations.after;
    const schema::Object* now = operations.object(object);
    if (now == nullptr || operations.renamed_to(object, gone)) return std::nullopt;
    std::vector<std::string> found;
    for (const Field& beside : now->fields) {
        const Field* part =
            Places::field_of(after, only_member(operations, after, beside.type), gone.field.name);
        if (part == nullptr || !operations.places.within(before, gone.field.type, after, part->type))
            continue;
        const Field* old = Places::field_of(before, gone.object, beside.name);
        if (old == nullptr) return std::nullopt;  // a new object may be built of it
        const TypeId was = only_member(operations, before, old->type);
        const bool is_new = std::holds_alternative<schema::Object>(before[was].shape) &&
                            Places::field_of(before, was, part->name) == nullptr;
        if (is_new) found.push_back(beside.name);
    }
    if (found.size() != 1) return std::nullopt;
    return found.front();
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
