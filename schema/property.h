#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

namespace schema {

// The innermost property on the way to a place of a table, as far as there is one: a field, or the table
// itself. `path` is written as in design.md, section 6. None, if there is no such table.
std::optional<Span> property_at(const Schema& schema, const std::string& table, std::string_view path);

// Whether a place may be there: what is unknown does not rule it out.
bool may_have(const Schema& schema, const std::string& table, std::string_view path);

// The validators written in that property on the way on from there, the outermost first.
std::vector<Span> validators_at(const Schema& schema, const std::string& table, std::string_view path);

// The field that a path of a table leads to; none, if it leads to nothing, or to something else.
const Field* field_at(const Schema& schema, const Table& table, std::string_view path);

}  // namespace schema
