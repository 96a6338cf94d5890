#include "diff/place.h"

#include <fmt/format.h>

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

std::optional<schema::Value> object_around(const Place::Field& field, std::optional<schema::Value> value,
                                           Judge& judge, const schema::Schema& before) {
    schema::ObjectValue fields;
    for (const schema::Field& other : field.object->fields) {
        if (other.name == field.name || other.optional) continue;
        auto example = judge.example(before, other.type);
        if (!example) return std::nullopt;
        fields.push_back({other.name, std::move(*example)});
    }
    if (value) fields.push_back({field.name, std::move(*value)});
    return schema::Value{std::move(fields)};
}

std::optional<schema::Value> record_around(const Place::Entry& entry, std::optional<schema::Value> value,
                                           Judge& judge, const schema::Schema& before) {
    const auto key = judge.example(before, entry.key);
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
                                             Judge& judge, const schema::Schema& before) {
    for (const Place* at = &place; at != nullptr; at = at->parent) {
        value = match(
            at->step, [&](const std::monostate&) { return std::move(value); },
            [&](const Place::Field& field) { return object_around(field, std::move(value), judge, before); },
            [&](const Place::Element&) -> std::optional<schema::Value> {
                if (!value) return std::nullopt;
                return schema::Value{schema::ArrayValue{std::move(*value)}};
            },
            [&](const Place::Entry& entry) { return record_around(entry, std::move(value), judge, before); },
            [&](const Place::Member&) { return std::move(value); });
        if (!value) return std::nullopt;
    }
    return value;
}

}  // namespace diff
