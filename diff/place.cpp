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

// The side that a document is of, and the other.
struct Around {
    const schema::Schema& inner;
    const schema::Schema& outer;
    Direction direction;

    template <class Step>
    auto inner_of(const Step& step) const {
        return direction == Direction::backward ? step.before : step.after;
    }
    template <class Step>
    auto outer_of(const Step& step) const {
        return direction == Direction::backward ? step.after : step.before;
    }

    Document object(const Place::Field& place, Document value) const {
        schema::ObjectValue fields;
        const auto& others = outer_of(place)->fields;
        for (const schema::Field& field : inner_of(place)->fields) {
            if (field.name == place.name) {
                if (value) fields.push_back({field.name, *value});
                continue;
            }
            if (field.optional) continue;
            const auto stays = [&](const schema::Value& example) {
                const auto other = std::find_if(others.begin(), others.end(),
                                                [&](const schema::Field& f) { return f.name == field.name; });
                return other != others.end() && accepts(outer, other->type, example) == schema::Answer::yes;
            };
            Document example = schema::example(inner, field.type, stays);
            if (!example) return std::nullopt;
            fields.push_back({field.name, std::move(*example)});
        }
        return schema::Value{std::move(fields)};
    }

    Document record(const Place::Entry& entry, Document value) const {
        const Document key = schema::example(inner, inner_of(entry));
        if (!key || !value) return std::nullopt;
        const auto name = match(
            key->is, [](const std::string& text) { return std::optional(text); },
            [](const schema::DocumentId& id) { return std::optional(schema::written_id(id.table)); },
            [](const auto&) { return std::optional<std::string>(); });
        if (!name) return std::nullopt;
        return schema::Value{schema::ObjectValue{{*name, std::move(*value)}}};
    }
};

}  // namespace

std::string Place::path() const {
    return write(*this, [](const Member& member) { return fmt::format("|{}", member.number); });
}

std::string Place::stable_path() const {
    return write(*this, [](const Member& member) { return fmt::format("|{:016x}", member.digest); });
}

std::optional<schema::Value> document_around(const Place& place, std::optional<schema::Value> value,
                                             const schema::Schema& before, const schema::Schema& after,
                                             Direction direction) {
    const bool is_backward = direction == Direction::backward;
    const Around around{is_backward ? before : after, is_backward ? after : before, direction};
    for (const Place* at = &place; at != nullptr; at = at->parent) {
        value = match(
            at->step, [&](const std::monostate&) { return std::move(value); },
            [&](const Place::Field& field) { return around.object(field, std::move(value)); },
            [&](const Place::Element&) -> Document {
                if (!value) return std::nullopt;
                return schema::Value{schema::ArrayValue{std::move(*value)}};
            },
            [&](const Place::Entry& entry) { return around.record(entry, std::move(value)); },
            [&](const Place::Member&) { return std::move(value); });
        if (!value) return std::nullopt;
    }
    return value;
}

}  // namespace diff
