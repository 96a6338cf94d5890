#include "emit/place.h"

#include <algorithm>
#include <optional>

#include "schema/match.h"

namespace emit {
namespace {

using schema::Schema;
using schema::TypeId;

// The member of a union by its number, nested unions flattened; 0 counts down what is left.
std::optional<TypeId> member_of(const Schema& schema, TypeId type, std::size_t& number) {
    const auto* all = std::get_if<schema::Union>(&schema[type].shape);
    if (all == nullptr) return --number == 0 ? std::optional(type) : std::nullopt;
    for (const TypeId member : all->members) {
        if (const auto found = member_of(schema, member, number)) return found;
    }
    return std::nullopt;
}

}  // namespace

Place place_of(const Schema& schema, const schema::Table& table, const schema::Path& path) {
    Place place{&table, {{table.document, nullptr, 0, {}}}};
    schema::Path walked;
    for (const schema::Step& step : path) {
        TypeId at = place.last().type;
        // No step leads to an only member.
        while (!std::holds_alternative<schema::MemberStep>(step)) {
            const auto* all = std::get_if<schema::Union>(&schema[at].shape);
            if (all == nullptr || all->members.empty()) break;
            at = all->members.front();
        }
        walked.push_back(step);
        std::optional<Place::Hop> next = schema::match(
            step,
            [&](const schema::FieldStep& one) -> std::optional<Place::Hop> {
                const auto* object = std::get_if<schema::Object>(&schema[at].shape);
                if (object == nullptr) return std::nullopt;
                const auto found = std::find_if(object->fields.begin(), object->fields.end(),
                                                [&](const auto& field) { return field.name == one.name; });
                if (found == object->fields.end()) return std::nullopt;
                return Place::Hop{found->type, &*found, 0, walked};
            },
            [&](const schema::ElementStep&) -> std::optional<Place::Hop> {
                const auto* array = std::get_if<schema::Array>(&schema[at].shape);
                if (array == nullptr) return std::nullopt;
                return Place::Hop{array->element, nullptr, 0, walked};
            },
            [&](const schema::EntryStep&) -> std::optional<Place::Hop> {
                const auto* record = std::get_if<schema::Record>(&schema[at].shape);
                if (record == nullptr) return std::nullopt;
                return Place::Hop{record->value, nullptr, 0, walked};
            },
            [&](const schema::MemberStep& one) -> std::optional<Place::Hop> {
                std::size_t number = one.number;
                const auto member = member_of(schema, at, number);
                if (!member) return std::nullopt;
                return Place::Hop{*member, nullptr, one.number, walked};
            });
        if (at != place.last().type) place.hops.push_back({at, nullptr, 1, place.last().path});
        if (!next) break;
        place.hops.push_back(std::move(*next));
    }
    return place;
}

}  // namespace emit
