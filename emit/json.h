#pragma once

#include <nlohmann/json.hpp>

#include "diagnostics/diagnostic.h"
#include "schema/schema.h"
#include "schema/value.h"

// Schemas, documents and places as JSON: the only header that shows the JSON library.
namespace emit {

using Json = nlohmann::ordered_json;

// Convex's JSON for a validator, what its `.json` is, added to `text`. Schemas hold thousands of
// them, which is why they do not go through a tree of JSON values first.
void write_validator(std::string& text, const schema::Schema& schema, schema::TypeId type);
Json validator_json(const schema::Schema& schema, schema::TypeId type);

// Convex's JSON for an index, as `SchemaDefinition.export()` lists it.
void write_index(std::string& text, const schema::Index& index);
Json index_json(const schema::Index& index);

// A string as JSON, added to `text`.
void write_string(std::string& text, const std::string& string);

// A document in Convex's wire JSON: `{"$integer"}`, `{"$bytes"}` and `{"$float"}` for what JSON lacks.
Json document_json(const schema::Value& value);

// A number as JSON; what JSON lacks as `{"$float"}`.
Json number_json(double number);

// What was wrong, and where, as every report has it.
Json span_json(const diagnostics::Sources& sources, const diagnostics::Span& span);
Json diagnostic_json(const diagnostics::Sources& sources, const diagnostics::Diagnostic& diagnostic);

// One line, or indented by two spaces, with a newline at the end.
std::string to_line(const Json& json);
std::string to_text(const Json& json);

}  // namespace emit
