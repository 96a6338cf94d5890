#include "planner/moving.h"

#include <algorithm>

#include "schema/match.h"

namespace planner {

using schema::AddField;
using schema::Field;
using schema::FieldStep;
using schema::MakeOptional;
using schema::Operation;
using schema::Path;
using schema::Schema;
using schema::Table;
using schema::TypeId;

const FieldStep* last_field(const Path& path) {
    return path.empty() ? nullptr : std::get_if<FieldStep>(&path.back());
}

Path parent(Path path) {
    path.pop_back();
    return path;
}

bool starts_with(const Path& path, const Path& prefix) {
    return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

Moving::Moving(const Schema& before, const Schema& after, const Table& table,
               const std::vector<const Operation*>& operations, Places& places)
    : before_(before),
      after_(after),
      table_(table),
      renames_(before, after),
      operations_(operations),
      places_(places) {}

// The fields that went from the object at a path.
std::vector<const AddField*> Moving::removed_from(const Path& object) const {
    std::vector<const AddField*> all;
    for (const Operation* one : operations_) {
        const auto* added = std::get_if<AddField>(&one->what);
        if (added != nullptr && parent(one->path) == object) all.push_back(added);
    }
    return all;
}

std::optional<std::string> Moving::renamed_to(const Path& object, const AddField& gone) {
    const auto& old = std::get<schema::Object>(before_[gone.object].shape);
    const auto* now = std::get_if<schema::Object>(&after_[places_.type(after_, table_, object)].shape);
    if (now == nullptr) return std::nullopt;
    for (const diff::Renamed& pair : renames_.between(old, *now)) {
        if (pair.before->name == gone.field.name) return pair.after->name;
    }
    return std::nullopt;
}

bool Moving::may_be_absent(const Path& path) const {
    return std::any_of(operations_.begin(), operations_.end(), [&](const Operation* one) {
        return std::holds_alternative<MakeOptional>(one->what) && one->path == path;
    });
}

std::optional<TypeId> Moving::old_object(const Path& path) {
    const auto old = std::find_if(before_.tables.begin(), before_.tables.end(),
                                  [&](const Table& one) { return one.name == table_.name; });
    TypeId at = old->document;
    for (const schema::Step& step : path) {
        const auto* field = std::get_if<FieldStep>(&step);
        const Field* there = field == nullptr ? nullptr : Places::field_of(before_, at, field->name);
        if (there == nullptr) return std::nullopt;
        at = there->type;
    }
    if (!std::holds_alternative<schema::Object>(before_[at].shape)) return std::nullopt;
    return at;
}

Brought Moving::bring(const Path& object, const Field& field) {
    const std::vector<const AddField*> gone = removed_from(object);
    for (const AddField* one : gone) {
        if (renamed_to(object, *one) == field.name) return {std::nullopt, !one->field.optional};
    }
    if (const AddField* from = comes_from_around(object, field)) {
        const bool is_there = !places_.field(after_, table_, object)->optional && !may_be_absent(object);
        return {std::nullopt, is_there && !from->field.optional};
    }
    if (const auto build = built_of(object, field, gone)) {
        const auto& names = build->required;
        const bool is_always_there = std::none_of(gone.begin(), gone.end(), [&](const AddField* one) {
            return one->field.optional &&
                   std::find(names.begin(), names.end(), one->field.name) != names.end();
        });
        return {*build, is_always_there};
    }
    struct Source {
        std::string around;
        bool is_always_there;
    };
    std::vector<Source> sources;
    for (const AddField* one : gone) {
        const Field* part = places_.field_of(before_, one->field.type, field.name);
        if (part == nullptr || !places_.within(before_, part->type, after_, field.type)) continue;
        sources.push_back({one->field.name, !one->field.optional && !part->optional});
    }
    for (const Operation* one : operations_) {
        const auto* part = std::get_if<AddField>(&one->what);
        if (part == nullptr || part->field.name != field.name) continue;
        const Path around = parent(one->path);
        if (around.size() != object.size() + 1 || !starts_with(around, object) ||
            last_field(around) == nullptr || renamed_to(around, *part) ||
            !places_.within(before_, part->field.type, after_, field.type))
            continue;
        const Field* beside = places_.field(after_, table_, around);
        sources.push_back(
            {last_field(around)->name, !part->field.optional && !beside->optional && !may_be_absent(around)});
    }
    if (sources.size() != 1) return {};
    return {TakeOut{sources.front().around, field.name}, sources.front().is_always_there};
}

// The field that goes from around an object and comes back in it, if it is certain that it is that one.
const AddField* Moving::comes_from_around(const Path& object, const Field& field) {
    if (last_field(object) == nullptr) return nullptr;
    const Path around = parent(object);
    for (const AddField* one : removed_from(around)) {
        if (one->field.name != field.name) continue;
        const auto to = goes_into(around, *one);
        return to && *to == last_field(object)->name ? one : nullptr;
    }
    return nullptr;
}

std::optional<std::string> Moving::goes_into(const Path& object, const AddField& gone) {
    const auto* now = std::get_if<schema::Object>(&after_[places_.type(after_, table_, object)].shape);
    if (now == nullptr || renamed_to(object, gone)) return std::nullopt;
    std::vector<std::string> found;
    for (const Field& beside : now->fields) {
        const Field* part = Places::field_of(after_, only_member(after_, beside.type), gone.field.name);
        if (part == nullptr || !places_.within(before_, gone.field.type, after_, part->type)) continue;
        const Field* old = Places::field_of(before_, gone.object, beside.name);
        if (old == nullptr) return std::nullopt;  // a new object may be built of it
        const TypeId was = only_member(before_, old->type);
        const bool is_new = std::holds_alternative<schema::Object>(before_[was].shape) &&
                            Places::field_of(before_, was, part->name) == nullptr;
        if (is_new) found.push_back(beside.name);
    }
    if (found.size() != 1) return std::nullopt;
    return found.front();
}

TypeId Moving::only_member(const Schema& schema, TypeId type) {
    const auto all = places_.members(schema, type);
    return all.size() == 1 ? all.front().type : type;
}

// A new object whose required fields are all fields that went from beside it, as they were.
std::optional<Build> Moving::built_of(const Path& object, const Field& field,
                                      const std::vector<const AddField*>& gone) {
    const auto* made = std::get_if<schema::Object>(&after_[field.type].shape);
    if (made == nullptr) return std::nullopt;
    Build build;
    for (const Field& part : made->fields) {
        const auto found = std::find_if(gone.begin(), gone.end(), [&](const AddField* one) {
            return one->field.name == part.name && !renamed_to(object, *one) &&
                   places_.within(before_, one->field.type, after_, part.type);
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

}  // namespace planner
