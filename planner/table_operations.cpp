#include "planner/table_operations.h"

#include <algorithm>
#include <variant>

namespace planner {

using schema::AddField;
using schema::Operation;
using schema::Path;

bool starts_with(const Path& path, const Path& prefix) {
    return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

Path parent(Path path) {
    path.pop_back();
    return path;
}

const schema::FieldStep* last_field(const Path& path) {
    return path.empty() ? nullptr : std::get_if<schema::FieldStep>(&path.back());
}

Members TableOperations::members(const Path& path) const {
    Members found = {after, places.members(after, places.type(after, now, path)), {}};
    for (const Operation* one : all) {
        const bool is_field_of_member = one->path.size() == path.size() + 2 && starts_with(one->path, path) &&
                                        std::holds_alternative<schema::MemberStep>(one->path[path.size()]);
        if (!is_field_of_member) continue;
        if (const auto* field = last_field(one->path)) found.unreliable.insert(field->name);
    }
    return found;
}

const schema::Object* TableOperations::object(const Path& path) const {
    return std::get_if<schema::Object>(&after[places.type(after, now, path)].shape);
}

std::optional<schema::TypeId> TableOperations::old_object(const Path& path) const {
    schema::TypeId at = old.document;
    for (const schema::Step& step : path) {
        const auto* field = std::get_if<schema::FieldStep>(&step);
        const schema::Field* there = field == nullptr ? nullptr : Places::field_of(before, at, field->name);
        if (there == nullptr) return std::nullopt;
        at = there->type;
    }
    if (!std::holds_alternative<schema::Object>(before[at].shape)) return std::nullopt;
    return at;
}

std::vector<const AddField*> TableOperations::removed_from(const Path& object) const {
    std::vector<const AddField*> removed;
    for (const Operation* one : all) {
        const auto* added = std::get_if<AddField>(&one->what);
        if (added != nullptr && parent(one->path) == object) removed.push_back(added);
    }
    return removed;
}

std::optional<std::string> TableOperations::renamed_to(const Path& object, const AddField& gone) const {
    const auto& was = std::get<schema::Object>(before[gone.object].shape);
    const schema::Object* is = this->object(object);
    if (is == nullptr) return std::nullopt;
    for (const diff::Renamed& pair : renames_.between(was, *is)) {
        if (pair.before->name == gone.field.name) return pair.after->name;
    }
    return std::nullopt;
}

bool TableOperations::may_be_absent(const Path& path) const {
    return std::any_of(all.begin(), all.end(), [&](const Operation* one) {
        return std::holds_alternative<schema::MakeOptional>(one->what) && one->path == path;
    });
}

}  // namespace planner
