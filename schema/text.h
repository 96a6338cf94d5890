#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "schema/schema.h"

// Types in the words of the schema: `v.optional(v.string())`, never our own names.
namespace schema {

// A number as JavaScript prints it.
std::string number_to_string(double number);

// A string as a TypeScript string literal.
std::string quoted(const std::string& text, char quote = '"');

// A name as a property is written in TypeScript: bare if it is an identifier, else quoted.
std::string property_name(const std::string& name, char quote = '"');

// Whether `name` is an identifier of ASCII letters, digits, `_` and `$`.
bool is_identifier(const std::string& name);

// A literal as TypeScript writes it: `"a"`, `1.5`, `2n`, `true`.
std::string to_string(const Literal& literal, char quote = '"');

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

// The builder calls that make `type`. What would go over `limit` characters is cut to `…`.
std::string to_string(const Schema& schema, TypeId type, std::size_t limit = unlimited);

// The same for a field: wrapped in `v.optional` if it is.
std::string to_string(const Schema& schema, TypeId type, bool optional, std::size_t limit = unlimited);

// How a file writes validators.
struct Spelling {
    std::string v = "v";  // what it calls Convex's `v`
    char quote = '"';
};

std::string to_string(const Schema& schema, TypeId type, bool optional, const Spelling& spelling);

}  // namespace schema
