#include "planner/places.h"

#include <algorithm>

#include "schema/match.h"
#include "schema/text.h"

namespace planner {
namespace {

using schema::match;
using schema::Member;
using schema::Path;
using schema::Schema;
using schema::TypeId;

}  // namespace

TypeId Places::type(const Schema& schema, const schema::Table& table, const Path& path) {
    TypeId at = table.document;
    for (const schema::Step& step : path) {
        if (!std::holds_alternative<schema::MemberStep>(step)) at = only(schema, at);
        const schema::Shape& shape = schema[at].shape;
        at = match(
            step, [&](const schema::FieldStep& one) { return field_of(schema, at, one.name)->type; },
            [&](const schema::ElementStep&) { return std::get<schema::Array>(shape).element; },
            [&](const schema::EntryStep&) { return std::get<schema::Record>(shape).value; },
            [&](const schema::MemberStep& one) {
                const std::vector<Member> all = members(schema, at);
                return std::find_if(all.begin(), all.end(),
                                    [&](const Member& m) { return m.number == one.number; })
                    ->type;
            });
    }
    return only(schema, at);
}

TypeId Places::only(const Schema& schema, TypeId type) {
    if (!std::holds_alternative<schema::Union>(schema[type].shape)) return type;
    const std::vector<Member> all = members(schema, type);
    return all.size() == 1 ? all.front().type : type;
}

const schema::Field* Places::field(const Schema& schema, const schema::Table& table, const Path& path) {
    const auto* last = path.empty() ? nullptr : std::get_if<schema::FieldStep>(&path.back());
    if (last == nullptr) return nullptr;
    return field_of(schema, type(schema, table, {path.begin(), path.end() - 1}), last->name);
}

const schema::Field* Places::field_of(const Schema& schema, TypeId object, const std::string& name) {
    const auto* one = std::get_if<schema::Object>(&schema[object].shape);
    if (one == nullptr) return nullptr;
    const auto found = std::find_if(one->fields.begin(), one->fields.end(),
                                    [&](const schema::Field& field) { return field.name == name; });
    return found == one->fields.end() ? nullptr : &*found;
}

std::vector<Member> Places::members(const Schema& schema, TypeId type) {
    return schema::members_of(schema, type, forms_);
}

bool Places::within(const Schema& a, TypeId inner, const Schema& b, TypeId outer) {
    const auto normal = [&](const Schema& schema, TypeId type) {
        return normals_.of(forms_.of(schema, type), schema::Bound::lower);
    };
    return inclusion_.subset(normal(a, inner), normal(b, outer)).answer == schema::Answer::yes;
}

bool Places::takes_all(const Schema& schema, TypeId type, ValueKind kind) {
    const schema::Normal& normal = normals_[normals_.of(forms_.of(schema, type), schema::Bound::lower)];
    return kind == ValueKind::bigint ? normal.int64 : kind == ValueKind::number && normal.float64;
}

}  // namespace planner
