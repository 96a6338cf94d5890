#include "schema/meant.h"

#include <algorithm>
#include <bit>

#include "schema/match.h"

namespace schema {
namespace {

void flatten(const Schema& schema, const Union& members, std::size_t& number,
             std::vector<UnionMember>& flat) {
    for (const TypeId member : members.members) {
        if (const auto* nested = std::get_if<Union>(&schema[member].shape)) {
            flatten(schema, *nested, number, flat);
        } else {
            flat.push_back({member, ++number});
        }
    }
}

template <class Wanted>
bool is(const Value& value) {
    return std::holds_alternative<Wanted>(value.is);
}

bool is_text(const Value& value) {
    return is<std::string>(value) || is<DocumentId>(value);
}

// Whether some values of the type are of the same kind as this one.
bool is_of_kind(const Shape& shape, const Value& value) {
    return match(
        shape, [](const Any&) { return true; }, [&](const Null&) { return is<NullValue>(value); },
        [&](const Boolean&) { return is<bool>(value); },
        [&](const Int64&) { return is<std::int64_t>(value); },
        [&](const CommitTs&) { return is<std::int64_t>(value); },
        [&](const Float64&) { return is<double>(value); }, [&](const String&) { return is_text(value); },
        [&](const BytesType&) { return is<Bytes>(value); },
        [&](const Literal& literal) {
            return match(literal.value,
                         [&](const auto& wanted) { return is<std::decay_t<decltype(wanted)>>(value); });
        },
        [&](const Id&) { return is_text(value); }, [&](const Array&) { return is<ArrayValue>(value); },
        [&](const Record&) { return is<ObjectValue>(value); },
        [&](const Object&) { return is<ObjectValue>(value); }, [](const Union&) { return false; },
        [](const Unknown&) { return true; });
}

// Whether no literal that an object asks for is another one in the value.
bool has_its_literals(const Schema& schema, const Shape& shape, const Value& value) {
    const auto* object = std::get_if<Object>(&shape);
    const auto* fields = std::get_if<ObjectValue>(&value.is);
    if (object == nullptr || fields == nullptr) return true;
    return std::all_of(object->fields.begin(), object->fields.end(), [&](const Field& field) {
        const auto* literal = std::get_if<Literal>(&schema[field.type].shape);
        if (literal == nullptr || field.optional) return true;
        return std::none_of(fields->begin(), fields->end(), [&](const FieldValue& one) {
            return one.name == field.name && !equals(*literal, one.value);
        });
    });
}

}  // namespace

std::vector<UnionMember> flat_members(const Schema& schema, const Union& members) {
    std::vector<UnionMember> flat;
    std::size_t number = 0;
    flatten(schema, members, number, flat);
    return flat;
}

bool equals(const Literal& literal, const Value& value) {
    return match(
        literal.value,
        [&](double wanted) {
            const auto* found = std::get_if<double>(&value.is);
            return found != nullptr &&
                   std::bit_cast<std::uint64_t>(*found) == std::bit_cast<std::uint64_t>(wanted);
        },
        [&](const auto& wanted) {
            const auto* found = std::get_if<std::decay_t<decltype(wanted)>>(&value.is);
            return found != nullptr && *found == wanted;
        });
}

std::optional<UnionMember> meant_member(const Schema& schema, const Union& members, const Value& value) {
    std::vector<UnionMember> meant = flat_members(schema, members);
    std::erase_if(meant, [&](UnionMember member) { return !is_of_kind(schema[member.type].shape, value); });
    if (meant.size() > 1) {
        std::erase_if(meant, [&](UnionMember member) {
            return !has_its_literals(schema, schema[member.type].shape, value);
        });
    }
    return meant.size() == 1 ? std::optional(meant.front()) : std::nullopt;
}

}  // namespace schema
