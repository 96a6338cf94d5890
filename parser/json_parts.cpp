#include "parser/json_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace parser::json {

bool is_absent(const Value* value) {
    return value == nullptr || std::holds_alternative<std::nullptr_t>(value->is);
}

const Object& object(const Value& value, std::string_view what) {
    if (const auto* members = std::get_if<Object>(&value.is)) return *members;
    throw Failure{fmt::format("{} is an object, and this is none", what), value.place};
}

const Array& array(const Value& value, std::string_view what) {
    if (const auto* items = std::get_if<Array>(&value.is)) return *items;
    throw Failure{fmt::format("{} is an array, and this is none", what), value.place};
}

const std::string& string(const Value& value, std::string_view what) {
    if (const auto* text = std::get_if<std::string>(&value.is)) return *text;
    throw Failure{fmt::format("{} is a string, and this is none", what), value.place};
}

std::vector<std::string> strings(const Value& value, std::string_view what) {
    std::vector<std::string> all;
    for (const Value& item : array(value, what)) all.push_back(string(item, "a field"));
    return all;
}

bool boolean(const Value& value, std::string_view what) {
    if (const auto* answer = std::get_if<bool>(&value.is)) return *answer;
    throw Failure{fmt::format("{} is true or false, and this is neither", what), value.place};
}

const Value& member(const Value& of, const Object& members, std::string_view name, std::string_view what) {
    if (const Value* value = find(members, name)) return *value;
    throw Failure{fmt::format("{} without `{}`", what, name), of.place};
}

void no_duplicates(const Object& members) {
    std::set<std::string_view> seen;
    for (const Member& one : members) {
        if (!seen.insert(one.name).second)
            throw Failure{fmt::format("`{}` is there twice", one.name), one.place};
    }
}

void only(const Object& members, std::initializer_list<std::string_view> names, std::string_view what) {
    for (const Member& one : members) {
        if (std::find(names.begin(), names.end(), one.name) == names.end())
            throw Failure{fmt::format("`{}` is not known in {}", one.name, what), one.place};
    }
    no_duplicates(members);
}

}  // namespace parser::json
