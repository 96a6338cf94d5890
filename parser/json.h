#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// The JSON of `package.json`, `tsconfig.json` and imported JSON files. The only place in this
// folder that knows the JSON library.
namespace parser {

struct Json;
using JsonObject = std::vector<std::pair<std::string, Json>>;
using JsonArray = std::vector<Json>;

struct Json {
    std::variant<std::nullptr_t, bool, double, std::string, JsonArray, JsonObject> value;

    // The value under a key, if this is an object that has it; of duplicates, the last.
    const Json* find(std::string_view key) const;
    // What it is, or none if it is something else.
    const std::string* text() const { return std::get_if<std::string>(&value); }
    const JsonArray* array() const { return std::get_if<JsonArray>(&value); }
    const JsonObject* object() const { return std::get_if<JsonObject>(&value); }
};

enum class JsonDialect { strict, with_comments };  // the latter with trailing commas, too

// None, if it is no JSON, or nests deeper than 500.
std::optional<Json> parse_json(std::string_view text, JsonDialect dialect);

}  // namespace parser
