#include "planner/telling.h"

#include <algorithm>

#include "schema/match.h"

namespace planner {
namespace {

using schema::Literal;
using schema::match;
using schema::Schema;
using schema::TypeId;

template <class Wanted>
const Wanted* as(const Schema& schema, TypeId type) {
    return std::get_if<Wanted>(&schema[type].shape);
}

bool is_equal(const Literal& a, const Literal& b) {
    return a.value == b.value;
}

bool has(const std::vector<Literal>& all, const Literal& one) {
    return std::any_of(all.begin(), all.end(), [&](const Literal& other) { return is_equal(one, other); });
}

// The literals that a type is made of; none, if it is made of anything else.
std::vector<Literal> literals_of(const Schema& schema, TypeId type) {
    if (const auto* literal = as<Literal>(schema, type)) return {*literal};
    std::vector<Literal> all;
    if (const auto* one = as<schema::Union>(schema, type)) {
        for (const TypeId member : one->members) {
            const std::vector<Literal> some = literals_of(schema, member);
            if (some.empty()) return {};
            all.insert(all.end(), some.begin(), some.end());
        }
    }
    return all;
}

std::vector<Literal> tag_of(const Schema& schema, TypeId type, const std::string& name) {
    const auto* object = as<schema::Object>(schema, type);
    if (object == nullptr) return {};
    for (const schema::Field& field : object->fields) {
        if (field.name == name && !field.optional) return literals_of(schema, field.type);
    }
    return {};
}

// A field by which an object of `type` is none of the others.
std::optional<HasTag> tag(const Schema& schema, TypeId type, const Members& others) {
    const auto* object = as<schema::Object>(schema, type);
    if (object == nullptr) return std::nullopt;
    for (const schema::Field& field : object->fields) {
        if (others.unreliable.contains(field.name)) continue;
        const std::vector<Literal> own = tag_of(schema, type, field.name);
        if (own.empty()) continue;
        const auto is_apart = [&](const schema::Member& other) {
            if (value_kind(others.schema, other.type) != ValueKind::object) return true;
            const std::vector<Literal> theirs = tag_of(others.schema, other.type, field.name);
            return !theirs.empty() &&
                   std::none_of(own.begin(), own.end(), [&](const Literal& one) { return has(theirs, one); });
        };
        if (std::all_of(others.all.begin(), others.all.end(), is_apart)) return HasTag{field.name, own};
    }
    return std::nullopt;
}

}  // namespace

std::optional<ValueKind> value_kind(const Schema& schema, TypeId type) {
    using Kind = std::optional<ValueKind>;
    return match(
        schema[type].shape, [](const schema::Null&) -> Kind { return ValueKind::null; },
        [](const schema::Boolean&) -> Kind { return ValueKind::boolean; },
        [](const schema::Int64&) -> Kind { return ValueKind::bigint; },
        [](const schema::CommitTs&) -> Kind { return ValueKind::bigint; },
        [](const schema::Float64&) -> Kind { return ValueKind::number; },
        [](const schema::String&) -> Kind { return ValueKind::string; },
        [](const schema::Id&) -> Kind { return ValueKind::string; },
        [](const schema::BytesType&) -> Kind { return ValueKind::bytes; },
        [](const schema::Array&) -> Kind { return ValueKind::array; },
        [](const schema::Object&) -> Kind { return ValueKind::object; },
        [](const schema::Record&) -> Kind { return ValueKind::object; },
        [](const Literal& one) -> Kind {
            return match(
                one.value, [](bool) { return ValueKind::boolean; },
                [](std::int64_t) { return ValueKind::bigint; }, [](double) { return ValueKind::number; },
                [](const std::string&) { return ValueKind::string; });
        },
        [](const auto&) -> Kind { return std::nullopt; });
}

Guard guard(const Schema& schema, TypeId member, const Members& others) {
    if (const auto* literal = as<Literal>(schema, member)) return IsLiteral{*literal};
    const auto kind = value_kind(schema, member);
    if (!kind) return DoesNotFit{};
    IsKind result = {*kind};
    for (const schema::Member& other : others.all) {
        const auto other_kind = value_kind(others.schema, other.type);
        if (!other_kind) return DoesNotFit{};
        if (other_kind != kind) continue;
        if (const auto* literal = as<Literal>(others.schema, other.type)) {
            result.but.push_back(*literal);
        } else if (const auto* id = as<schema::Id>(others.schema, other.type)) {
            result.but_ids.push_back(id->table);
        } else if (const auto found = tag(schema, member, others)) {
            return *found;
        } else {
            return DoesNotFit{};
        }
    }
    return result;
}

std::optional<Guard> selection(const Members& members, std::size_t number) {
    Members others = {members.schema, {}, members.unreliable};
    std::optional<schema::Member> chosen;
    for (const schema::Member& one : members.all) {
        if (one.number == number)
            chosen = one;
        else
            others.all.push_back(one);
    }
    if (!chosen) return std::nullopt;
    Guard found = guard(members.schema, chosen->type, others);
    if (std::holds_alternative<DoesNotFit>(found)) return std::nullopt;
    return found;
}

}  // namespace planner
