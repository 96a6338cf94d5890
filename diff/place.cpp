#include "diff/place.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/accepts.h"
#include "schema/example.h"
#include "schema/match.h"

namespace diff {
namespace {

using schema::match;

template <class Write>
std::string write(const Place& place, const Write& write_member) {
    std::string path = place.parent == nullptr ? "" : write(*place.parent, write_member);
    match(
        place.step, [](const std::monostate&) {},
        [&](const Place::Field& field) { path += (path.empty() ? "" : ".") + field.name; },
        [&](const Place::Element&) { path += "[]"; }, [&](const Place::Entry&) { path += "{}"; },
        [&](const Place::Member& member) { path += write_member(member); });
    return path;
}

using Document = std::optional<schema::Value>;

Document object_around(const Place::Field& place, Document value, const schema::Schema& before,
                       const schema::Schema& after) {
    schema::ObjectValue fields;
    for (const schema::Field& field : place.before->fields) {
        if (field.name == place.name) {
            if (value) fields.push_back({field.name, *value});
            continue;
        }
        if (field.optional) continue;
        const auto stays = [&](const schema::Value& example) {
            const auto now = std::find_if(place.after->fields.begin(), place.after->fields.end(),
                                          [&](const schema::Field& f) { return f.name == field.name; });
            return now != place.after->fields.end() &&
                   accepts(after, now->type, example) == schema::Answer::yes;
        };
        Document example = schema::example(before, field.type, stays);
        if (!example) return std::nullopt;
        fields.push_back({field.name, std::move(*example)});
    }
    return schema::Value{std::move(fields)};
}

Document record_around(const Place::Entry& entry, Document value, const schema::Schema& before) {
    const Document key = schema::example(before, entry.key);
    if (!key || !value) return std::nullopt;
    const auto name = match(
        key->is, [](const std::string& text) { return std::optional(text); },
        [](const schema::DocumentId& id) { return std::optional(schema::written_id(id.table)); },
        [](const auto&) { return std::optional<std::string>(); });
    if (!name) return std::nullopt;
    return schema::Value{schema::ObjectValue{{*name, std::move(*value)}}};
}

}  // namespace

std::string Place::path() const {
    return write(*this, [](const Member& member) { return fmt::format("|{}", member.number); });
}

std::string Place::stable_path() const {
    return write(*this, [](const Member& member) { return fmt::format("|{:016x}", member.digest); });
}

std::optional<schema::Value> document_around(const Place& place, std::optional<schema::Value> value,
                                             const schema::Schema& before, const schema::Schema& after) {
    for (const Place* at = &place; at != nullptr; at = at->parent) {
        value = match(
            at->step, [&](const std::monostate&) { return std::move(value); },
            [&](const Place::Field& field) { return object_around(field, std::move(value), before, after); },
            [&](const Place::Element&) -> Document {
                if (!value) return std::nullopt;
                return schema::Value{schema::ArrayValue{std::move(*value)}};
            },
            [&](const Place::Entry& entry) { return record_around(entry, std::move(value), before); },
            [&](const Place::Member&) { return std::move(value); });
        if (!value) return std::nullopt;
    }
    return value;
}

}  // namespace diff
