#include "planner/left_behind.h"

#include <algorithm>

#include "schema/match.h"

namespace planner {
namespace {

using schema::match;
using schema::Schema;
using schema::TypeId;

std::string part_of(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
}

bool has_field(const Schema& schema, TypeId type, const std::string& name) {
    return match(
        schema[type].shape,
        [&](const schema::Object& one) {
            return std::any_of(one.fields.begin(), one.fields.end(),
                               [&](const schema::Field& field) { return field.name == name; });
        },
        [&](const schema::Union& one) {
            return std::any_of(one.members.begin(), one.members.end(),
                               [&](TypeId member) { return has_field(schema, member, name); });
        },
        [](const auto&) { return false; });
}

// The new place of a name that a change brings: the field itself, or one in the object that it is; or none.
std::string brought(const Schema& after, const diff::Change& change, const std::string& name) {
    if (change.path == name || change.path.ends_with("." + name)) return change.path;
    const auto* type = change.after ? std::get_if<diff::TypeSide>(&change.after->what) : nullptr;
    return type != nullptr && has_field(after, type->type, name) ? part_of(change.path, name) : "";
}

// Whether a rewrite gives a place its value from elsewhere.
bool takes(const Rewrite& rewrite, const std::string& place) {
    const std::string path = to_string(rewrite.path);
    const auto is_place = [&](const std::string& part) { return part_of(path, part) == place; };
    return match(
        rewrite.what, [&](const TakeOut&) { return path == place; },
        [&](const PutIn& put) { return is_place(put.part); },
        [&](const Build& build) {
            return std::any_of(build.required.begin(), build.required.end(), is_place) ||
                   std::any_of(build.optional.begin(), build.optional.end(), is_place);
        },
        [](const auto&) { return false; });
}

// A field, by its place.
struct Gone {
    std::string name;
    std::string path;
};

// A field, and those in the object that it is.
void add_gone(const Schema& schema, const schema::Field& field, const std::string& path,
              std::vector<Gone>& all) {
    all.push_back({field.name, path});
    const auto* object = std::get_if<schema::Object>(&schema[field.type].shape);
    if (object == nullptr) return;
    for (const schema::Field& part : object->fields) add_gone(schema, part, part_of(path, part.name), all);
}

}  // namespace

std::vector<LeftBehind> left_behind(const TableBackfill& backfill, const schema::Bridge& bridge,
                                    const Schema& before, const Schema& after, const diff::Changes& changes) {
    const auto is_cleared = [&](const schema::Path& path) {
        return std::any_of(backfill.rewrites.begin(), backfill.rewrites.end(), [&](const Rewrite& one) {
            return std::holds_alternative<Clear>(one.what) && one.path == path;
        });
    };
    // The numbers of members in a path are those of the new schema: the old field is that of the operation.
    std::vector<Gone> gone;
    for (const schema::Operation& one : bridge.operations) {
        const auto* field = std::get_if<schema::AddField>(&one.what);
        if (field != nullptr && one.table == backfill.table && is_cleared(one.path))
            add_gone(before, field->field, to_string(one.path), gone);
    }
    std::vector<LeftBehind> all;
    for (const Gone& one : gone) {
        for (const diff::Change& change : changes.changes) {
            if (change.id != diff::Id::field_added_optional || change.table != backfill.table) continue;
            const std::string to = brought(after, change, one.name);
            const bool is_taken = std::any_of(backfill.rewrites.begin(), backfill.rewrites.end(),
                                              [&](const Rewrite& rewrite) { return takes(rewrite, to); });
            if (!to.empty() && !is_taken) all.push_back({one.path, to});
        }
    }
    return all;
}

}  // namespace planner
