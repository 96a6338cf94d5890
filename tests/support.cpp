#include "tests/support.h"

namespace tests {

parser::Parsed parse(const Sources& sources, const std::string& entry) {
    return parser::parse(entry, [&](const std::string& path) -> parser::FileRead {
        const auto found = sources.find(path);
        if (found == sources.end()) return {parser::FileRead::Outcome::missing, ""};
        return {parser::FileRead::Outcome::text, found->second};
    });
}

std::string schema_file(const std::string& body) {
    return "import { defineSchema, defineTable } from \"convex/server\";\n"
           "import { v } from \"convex/values\";\n" +
           body;
}

}  // namespace tests
