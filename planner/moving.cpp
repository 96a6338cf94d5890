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
        const bool is_of_all = !build->required.empty();
        const auto& names = is_of_all ? build->required : build->optional;
        const auto is_there = [&](const std::string& name) {
            return std::any_of(gone.begin(), gone.end(), [&](const AddField* one) {
                return one->field.name == name && !one->field.optional;
            });
        };
        return {*build, is_of_all ? std::all_of(names.begin(), names.end(), is_there)
                                  : std::any_of(names.begin(), names.end(), is_there)};
    }
    struct Source {
        std::string around;
        bool is_always_there;
    };
    std::vector<Source> sources;
    for (const AddField* one : gone) {
        const auto [inside, may_be_null] = object_in(before_, one->field.type);
        const Field* part = places_.field_of(before_, inside, field.name);
        if (part == nullptr || !places_.within(before_, part->type, after_, field.type)) continue;
        sources.push_back({one->field.name, !one->field.optional && !part->optional && !may_be_null});
    }
    for (const Operation* one : operations_) {
        const auto* part = std::get_if<AddField>(&one->what);
        if (part == nullptr || part->field.name != field.name) continue;
        const Path inside = parent(one->path);
        const bool is_member =
            inside.size() == object.size() + 2 && std::holds_alternative<schema::MemberStep>(inside.back());
        const Path around = is_member ? parent(inside) : inside;
        if (around.size() != object.size() + 1 || !starts_with(around, object) ||
            last_field(around) == nullptr || renamed_to(inside, *part) ||
            !places_.within(before_, part->field.type, after_, field.type))
            continue;
        const Field* beside = places_.field(after_, table_, around);
        if (is_member && !object_in(after_, beside->type).may_be_null) continue;
        sources.push_back({last_field(around)->name, !part->field.optional && !is_member &&
                                                         !beside->optional && !may_be_absent(around)});
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
        return to && to->field == last_field(object)->name ? one : nullptr;
    }
    return nullptr;
}

std::optional<Moving::Into> Moving::goes_into(const Path& object, const AddField& gone) {
    const auto* now = std::get_if<schema::Object>(&after_[places_.type(after_, table_, object)].shape);
    if (now == nullptr || renamed_to(object, gone)) return std::nullopt;
    std::vector<Into> found;
    for (const Field& beside : now->fields) {
        const ObjectOrNull to = object_in(after_, beside.type);
        const Field* part = Places::field_of(after_, to.type, gone.field.name);
        if (part == nullptr || !places_.within(before_, gone.field.type, after_, part->type)) continue;
        if (renames_.is_noted(*part)) continue;  // it comes from elsewhere
        const Field* old = Places::field_of(before_, gone.object, beside.name);
        if (old == nullptr) return std::nullopt;  // a new object may be built of it
        const ObjectOrNull was = object_in(before_, old->type);
        const bool is_new = std::holds_alternative<schema::Object>(before_[was.type].shape) &&
                            Places::field_of(before_, was.type, part->name) == nullptr;
        if (is_new) found.push_back({beside.name, to.may_be_null || was.may_be_null});
    }
    if (found.size() != 1) return std::nullopt;
    return found.front();
}

bool Moving::may_go_elsewhere(const Path& object, const AddField& gone, const Field& field) {
    const auto& now = std::get<schema::Object>(after_[places_.type(after_, table_, object)].shape);
    return std::any_of(now.fields.begin(), now.fields.end(), [&](const Field& beside) {
        if (beside.name == field.name) return false;
        const Field* part = Places::field_of(after_, object_in(after_, beside.type).type, gone.field.name);
        if (part == nullptr || !places_.within(before_, gone.field.type, after_, part->type)) return false;
        const Field* old = Places::field_of(before_, gone.object, beside.name);
        return old == nullptr ||
               Places::field_of(before_, object_in(before_, old->type).type, part->name) == nullptr;
    });
}

Moving::ObjectOrNull Moving::object_in(const Schema& schema, TypeId type) {
    ObjectOrNull found = {type, false};
    for (const schema::Member& one : places_.members(schema, type)) {
        if (std::holds_alternative<schema::Null>(schema[one.type].shape))
            found.may_be_null = true;
        else if (found.type == type)
            found.type = one.type;
        else
            return {type, false};
    }
    return found;
}

// A new object whose required fields, or some of its optional ones where it has no other, are fields that
// went from beside it, as they were.
std::optional<Build> Moving::built_of(const Path& object, const Field& field,
                                      const std::vector<const AddField*>& gone) {
    const ObjectOrNull inside = object_in(after_, field.type);
    const auto* made = std::get_if<schema::Object>(&after_[inside.type].shape);
    if (made == nullptr) return std::nullopt;
    Build build;
    for (const Field& part : made->fields) {
        const auto found = std::find_if(gone.begin(), gone.end(), [&](const AddField* one) {
            return one->field.name == part.name && !renamed_to(object, *one) &&
                   !may_go_elsewhere(object, *one, field) &&
                   places_.within(before_, one->field.type, after_, part.type);
        });
        if (found != gone.end())
            (part.optional ? build.optional : build.required).push_back(part.name);
        else if (!part.optional)
            return std::nullopt;
    }
    if (build.required.empty() && build.optional.empty()) return std::nullopt;
    build.may_be_absent = field.optional;
    build.may_be_null = inside.may_be_null;
    return build;
}

}  // namespace planner
