#include "emit/condition.h"

#include <fmt/format.h>

#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

using planner::ValueKind;
using schema::match;

std::string is_object(const Access& access) {
    const auto may_be = [&](ValueKind kind) { return access.kinds.empty() || access.kinds.contains(kind); };
    std::string text = fmt::format("typeof {} === \"object\"", access.text);
    if (may_be(ValueKind::null)) text += fmt::format(" && {} !== null", access.text);
    if (may_be(ValueKind::array)) text += fmt::format(" && !Array.isArray({})", access.text);
    if (may_be(ValueKind::bytes)) text += fmt::format(" && !({} instanceof ArrayBuffer)", access.text);
    return text;
}

std::string is_kind(ValueKind kind, const Access& access) {
    const auto type_of = [&](const char* name) {
        return fmt::format("typeof {} === \"{}\"", access.text, name);
    };
    switch (kind) {
        case ValueKind::null: return access.text + " === null";
        case ValueKind::boolean: return type_of("boolean");
        case ValueKind::number: return type_of("number");
        case ValueKind::bigint: return type_of("bigint");
        case ValueKind::string: return type_of("string");
        case ValueKind::bytes: return access.text + " instanceof ArrayBuffer";
        case ValueKind::array: return fmt::format("Array.isArray({})", access.text);
        case ValueKind::object: return is_object(access);
    }
    return {};
}

std::string has_tag(const planner::HasTag& tag, const Access& access) {
    const bool is_only_objects = access.kinds == std::set{ValueKind::object};
    const char* dot = is_only_objects && access.may_be_absent ? "?." : ".";
    std::string any;
    for (const schema::Literal& literal : tag.literals) {
        any += fmt::format("{}{}{}{} === {}", any.empty() ? "" : " || ", access.text, dot, tag.field,
                           schema::to_string(literal));
    }
    if (is_only_objects) return any;
    return is_object(access) + " && " + (tag.literals.size() > 1 ? "(" + any + ")" : any);
}

}  // namespace

std::string condition(const planner::Guard& guard, const Access& access, const std::string& validator) {
    return match(
        guard,
        [&](const planner::IsLiteral& one) {
            return fmt::format("{} === {}", access.text, schema::to_string(one.literal));
        },
        [&](const planner::IsKind& one) {
            std::string text = is_kind(one.kind, access);
            for (const schema::Literal& literal : one.but)
                text += fmt::format(" && {} !== {}", access.text, schema::to_string(literal));
            for (const std::string& table : one.but_ids)
                text += fmt::format(" && ctx.db.normalizeId({}, {}) === null", schema::quoted(table),
                                    access.text);
            return text;
        },
        [&](const planner::HasTag& one) { return has_tag(one, access); },
        [&](const planner::DoesNotFit&) {
            const std::string there = access.may_be_absent ? access.text + " !== undefined && " : "";
            return fmt::format("{}!validate({}, {})", there, validator, access.text);
        });
}

bool needs_context(const planner::Guard& guard) {
    const auto* kind = std::get_if<planner::IsKind>(&guard);
    return kind != nullptr && !kind->but_ids.empty();
}

}  // namespace emit
