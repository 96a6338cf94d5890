#include "tests/known_tables.h"

#include <algorithm>
#include <type_traits>
#include <variant>

#include "tests/support.h"

namespace tests {

using namespace schema;

bool knows(const Schema& schema, TypeId type) {
    Schema alone = schema;
    alone.tables.clear();
    const auto all_known = [&](const auto& self, TypeId id) -> bool {
        return std::visit(
            [&](const auto& shape) -> bool {
                using Shape = std::decay_t<decltype(shape)>;
                if constexpr (std::is_same_v<Shape, Unknown>) return false;
                if constexpr (std::is_same_v<Shape, Array>) return self(self, shape.element);
                if constexpr (std::is_same_v<Shape, Record>)
                    return self(self, shape.key) && self(self, shape.value);
                if constexpr (std::is_same_v<Shape, Union>) {
                    return std::all_of(shape.members.begin(), shape.members.end(),
                                       [&](TypeId m) { return self(self, m); });
                }
                if constexpr (std::is_same_v<Shape, Object>) {
                    return !shape.open && std::all_of(shape.fields.begin(), shape.fields.end(),
                                                      [&](const Field& f) { return self(self, f.type); });
                }
                return true;
            },
            alone[id].shape);
    };
    return all_known(all_known, type);
}

std::string known_tables(const std::string& body) {
    const parser::Parsed parsed = parse({{"schema.ts", mystery + schema_file(body)}});
    if (!parsed.schema)
        return "no schema: " + (parsed.diagnostics.empty() ? "" : parsed.diagnostics.front().message);
    std::string result;
    for (const Table& table : parsed.schema->tables) {
        if (!result.empty()) result += ' ';
        result += table.name + (knows(*parsed.schema, table.document) ? "" : "?") +
                  (table.indexes_known ? "" : "#");
    }
    return result + (parsed.schema->open ? " …" : "");
}

std::string with_fields(const std::string& doing) {
    return "const fields: any = { a: v.string() };\nconst other: any = { b: v.string() };\n" + doing +
           "\nexport default defineSchema({ t: defineTable(fields), o: defineTable(other) });\n";
}

}  // namespace tests
