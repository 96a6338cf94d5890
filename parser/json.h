#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// JSON with the place of everything in it, which JSON libraries do not tell. Strict (RFC 8259), of bounded
// depth, and in the order written; names that are there twice are left to who reads it.
namespace parser::json {

// The bytes [begin, end) of the text.
struct Place {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Value;
struct Member;

using Array = std::vector<Value>;
using Object = std::vector<Member>;

struct Value {
    std::variant<std::nullptr_t, bool, double, std::string, Array, Object> is;
    Place place;

    // What it is, or none if it is something else.
    const std::string* text() const { return std::get_if<std::string>(&is); }
    const Array* array() const { return std::get_if<Array>(&is); }
    const Object* object() const { return std::get_if<Object>(&is); }
};

struct Member {
    std::string name;
    Value value;
    Place place;  // of the name and the value
};

// The value of the last member of that name, as in JavaScript; none, if there is none.
const Value* find(const Object& object, std::string_view name);
// The same, and none if the value is no object.
const Value* find(const Value& value, std::string_view name);

struct Failure {
    std::string message;
    Place place;
};

struct Parsed {
    Value value;
    std::optional<Failure> failure;  // then there is no value
};

constexpr int nesting_limit = 1000;

// `text` is UTF-8 of less than 4 GB.
Parsed parse(std::string_view text);

// The same for the JSON of configurations: with comments, and commas before closing brackets.
Parsed parse_with_comments(std::string_view text);

// JSON inside of a string of `text`, which stands at `place`: all places are those in `text`.
Parsed parse_nested(std::string_view text, Place place);

}  // namespace parser::json
