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

Members TableOperations::members(const Path& path) const {
    Members found = {after, places.members(after, places.type(after, table, path)), {}};
    for (const Operation* one : all) {
        const bool is_field_of_member = one->path.size() == path.size() + 2 && starts_with(one->path, path) &&
                                        std::holds_alternative<schema::MemberStep>(one->path[path.size()]);
        if (!is_field_of_member) continue;
        if (const auto* field = std::get_if<schema::FieldStep>(&one->path.back()))
            found.unreliable.insert(field->name);
    }
    return found;
}

const schema::Object* TableOperations::object(const Path& path) const {
    return std::get_if<schema::Object>(&after[places.type(after, table, path)].shape);
}

std::vector<const AddField*> TableOperations::removed_from(const Path& object) const {
    std::vector<const AddField*> removed;
    for (const Operation* one : all) {
        const auto* added = std::get_if<AddField>(&one->what);
        if (added != nullptr && one->path.size() == object.size() + 1 && starts_with(one->path, object))
            removed.push_back(added);
    }
    return removed;
}

std::optional<std::string> TableOperations::renamed_to(const Path& object, const AddField& gone) const {
    const auto& old = std::get<schema::Object>(before[gone.object].shape);
    const schema::Object* now = this->object(object);
    if (now == nullptr) return std::nullopt;
    for (const diff::Renamed& pair : renames_.between(old, *now)) {
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
