#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The catalogue of what schemaplan can find, for people and for machines.
namespace emit {

// What the documentation says under the heading of that id, or of a step of a plan its table; with `colour`
// for a terminal. None, if there is no such id.
std::optional<std::string> explanation(std::string_view id, bool colour);

// Whatever stands in brackets somewhere: changes, rules, diagnostics, causes and steps.
std::vector<std::string_view> explained_ids();

// Every id, with its level and a line of what it means.
std::string catalogue_text(bool colour);
std::string catalogue_json();

// The JSON Schema of a report: docs/report.schema.json, byte for byte.
std::string_view report_schema();

}  // namespace emit
