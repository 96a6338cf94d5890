#pragma once

#include <optional>
#include <string>
#include <string_view>

// The catalogue of what schemaplan can find, for people and for machines.
namespace emit {

// What docs/changes.md says under the heading of that id, with `colour` for a terminal. None, if there is
// no such id.
std::optional<std::string> explanation(std::string_view id, bool colour);

// Every id, with its level and a line of what it means.
std::string catalogue_text(bool colour);
std::string catalogue_json();

// The JSON Schema of a report: docs/report.schema.json, byte for byte.
std::string_view report_schema();

}  // namespace emit
