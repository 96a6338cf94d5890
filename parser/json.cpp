#include "parser/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace parser {
namespace {

constexpr int depth_limit = 500;

using Library = nlohmann::ordered_json;

Json converted(const Library& from) {
    if (from.is_boolean()) return {from.get<bool>()};
    if (from.is_number()) return {from.get<double>()};
    if (from.is_string()) return {from.get<std::string>()};
    if (from.is_array()) {
        JsonArray items;
        for (const Library& item : from) items.push_back(converted(item));
        return {std::move(items)};
    }
    if (from.is_object()) {
        JsonObject members;
        for (const auto& [key, value] : from.items()) members.emplace_back(key, converted(value));
        return {std::move(members)};
    }
    return {nullptr};
}

// The text with a space for each comma that only a bracket follows, comments left alone.
std::string without_trailing_commas(std::string_view text) {
    std::string result(text);
    std::size_t comma = std::string::npos;  // the last token, if it is a comma
    for (std::size_t i = 0; i < result.size(); ++i) {
        const char c = result[i];
        if (c == '"') {
            for (++i; i < result.size() && result[i] != '"'; ++i) {
                if (result[i] == '\\') ++i;
            }
            comma = std::string::npos;
        } else if (text.substr(i).starts_with("//")) {
            i = std::min(result.find('\n', i), result.size());
        } else if (text.substr(i).starts_with("/*")) {
            i = std::min(result.find("*/", i + 2), result.size() - 1) + 1;
        } else if (c == ',') {
            comma = i;
        } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            if ((c == ']' || c == '}') && comma != std::string::npos) result[comma] = ' ';
            comma = std::string::npos;
        }
    }
    return result;
}

bool is_too_deep(std::string_view text) {
    int depth = 0;
    int deepest = 0;
    for (const char c : text) {
        if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
        if (c == ']' || c == '}') --depth;
    }
    return deepest > depth_limit;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
    const JsonObject* members = object();
    if (members == nullptr) return nullptr;
    const auto found = std::find_if(members->rbegin(), members->rend(),
                                    [&](const auto& member) { return member.first == key; });
    return found == members->rend() ? nullptr : &found->second;
}

std::optional<Json> parse_json(std::string_view text, JsonDialect dialect) {
    if (is_too_deep(text)) return std::nullopt;
    const bool is_strict = dialect == JsonDialect::strict;
    const Library parsed = is_strict ? Library::parse(text, nullptr, false)
                                     : Library::parse(without_trailing_commas(text), nullptr, false, true);
    if (parsed.is_discarded()) return std::nullopt;
    return converted(parsed);
}

}  // namespace parser
