#pragma once

#include <map>
#include <string>

#include "parser/parse.h"

// Helpers of the tests: files in memory.
namespace tests {

using Sources = std::map<std::string, std::string>;

// The schema that `entry` exports, with only these files in the world.
parser::Parsed parse(const Sources& sources, const std::string& entry = "schema.ts");

// A schema file around `body`, which has `v`, `defineSchema` and `defineTable`.
std::string schema_file(const std::string& body);

}  // namespace tests
