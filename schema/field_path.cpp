#include "schema/field_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <type_traits>

#include "schema/match.h"

namespace schema {
namespace {

using Names = std::span<const std::string>;

constexpr std::size_t longest_name = 64;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

const Field* find(const Object& object, const std::string& name) {
    const auto found = std::find_if(object.fields.begin(), object.fields.end(),
                                    [&](const Field& field) { return field.name == name; });
    return found == object.fields.end() ? nullptr : &*found;
}

// Whether a type, or a member of it, is as `is` says; what is unknown may be, and anything is.
template <class Is>
bool holds(const Schema& schema, TypeId type, const Is& is) {
    return match(
        schema[type].shape, [](const Any&) { return true; }, [](const Unknown&) { return true; },
        [&](const Union& one) {
            return std::any_of(one.members.begin(), one.members.end(),
                               [&](TypeId member) { return holds(schema, member, is); });
        },
        is);
}

constexpr auto is_object = [](const auto& shape) {
    return std::is_same_v<std::decay_t<decltype(shape)>, Object>;
};

// The same of what is at a path, where `at_end` judges; an object without the next field of it gives
// `without`.
template <class AtEnd>
bool holds_at(const Schema& schema, TypeId type, Names names, bool without, const AtEnd& at_end) {
    if (names.empty()) return at_end(type);
    return holds(schema, type, [&](const auto& shape) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(shape)>, Object>) {
            return false;
        } else {
            const Field* field = find(shape, names.front());
            if (field == nullptr) return without || shape.open;
            return holds_at(schema, field->type, names.subspan(1), without, at_end);
        }
    });
}

void collect_paths(const Schema& schema, TypeId type, std::size_t length, std::size_t limit,
                   const std::string& prefix, std::vector<std::string>& paths) {
    if (paths.size() >= limit) return;
    match(
        schema[type].shape,
        [&](const Union& one) {
            for (const TypeId member : one.members)
                collect_paths(schema, member, length, limit, prefix, paths);
        },
        [&](const Object& object) {
            for (const Field& field : object.fields) {
                if (paths.size() >= limit) return;
                if (length == 1) {
                    paths.push_back(prefix + field.name);
                } else {
                    collect_paths(schema, field.type, length - 1, limit, prefix + field.name + ".", paths);
                }
            }
        },
        [](const auto&) {});
}

}  // namespace

std::optional<std::string> why_invalid_name(std::string_view name) {
    if (name.empty()) return "is empty";
    const auto is_allowed = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
    if (!std::all_of(name.begin(), name.end(), is_allowed))
        return "has other characters than letters, digits and `_`";
    if (is_digit(name.front())) return "starts with a digit";
    if (std::all_of(name.begin(), name.end(), [](char c) { return c == '_'; })) return "is nothing but `_`";
    if (name.size() > longest_name) return fmt::format("is longer than {} characters", longest_name);
    return std::nullopt;
}

std::optional<FieldPath> parse_field_path(std::string_view text) {
    while (text.starts_with('.')) text.remove_prefix(1);
    while (text.ends_with('.')) text.remove_suffix(1);
    FieldPath path;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('.', begin), text.size());
        path.emplace_back(text.substr(begin, end - begin));
        if (why_invalid_name(path.back())) return std::nullopt;
        begin = end + 1;
    }
    return path;
}

std::string to_string(const FieldPath& path) {
    return fmt::format("{}", fmt::join(path, "."));
}

// Convex drops the fields of a table's documents whose name starts with `_`: any may be there by
// itself, and nothing is known to be inside of one.
bool may_contain(const Schema& schema, TypeId document, const FieldPath& path) {
    if (!path.front().starts_with('_'))
        return holds_at(schema, document, path, false, [](TypeId) { return true; });
    return path.size() == 1 || holds(schema, document, [](const auto&) { return false; });
}

bool may_hold_object(const Schema& schema, TypeId document, const FieldPath& path) {
    return holds_at(schema, document, path, false,
                    [&](TypeId type) { return holds(schema, type, is_object); });
}

bool may_hold_vector(const Schema& schema, TypeId document, const FieldPath& path) {
    const auto is_vector = [&](const auto& shape) {
        if constexpr (std::is_same_v<std::decay_t<decltype(shape)>, Array>) {
            const Shape& element = schema[shape.element].shape;
            return std::holds_alternative<Float64>(element) || std::holds_alternative<Any>(element) ||
                   std::holds_alternative<Unknown>(element);
        }
        return false;
    };
    // An object without the field passes in the backend too: whether there is one is asked apart.
    if (path.front().starts_with('_')) return holds(schema, document, is_object);
    return holds_at(schema, document, path, true,
                    [&](TypeId type) { return holds(schema, type, is_vector); });
}

std::vector<std::string> declared_paths(const Schema& schema, TypeId document, std::size_t length,
                                        std::size_t limit) {
    std::vector<std::string> paths;
    collect_paths(schema, document, length, limit, "", paths);
    return paths;
}

}  // namespace schema
