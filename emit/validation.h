#pragma once

#include <string>
#include <vector>

#include "emit/report.h"
#include "parser/documents.h"
#include "schema/tally.h"

// What `schemaplan validate` found.
namespace emit {

struct ValidatedTable {
    std::string table;
    std::string source;  // the file of its documents, as the user named it
    parser::Numbers numbers = parser::Numbers::wire;
    bool are_numbers_assumed = false;  // it has whole numbers, and nothing said what they are
    schema::Tally tally;
};

struct Validation {
    ReportSide schema;
    std::vector<ValidatedTable> tables;
    std::vector<std::string> others;  // tables with documents that are none of the schema's
    bool are_ids_taken = false;       // an id of an unknown table is taken for one of the right table

    schema::Counts counts() const;
    // Whether all these documents fit.
    schema::Answer answer(const schema::Counts& counts) const;
};

// What is wrong, as a sentence.
std::string message(const schema::Finding& finding, const schema::Schema& schema);

// A value as JavaScript writes it, no more of it than a person reads, and of a document not what starts with
// `_`.
std::string shown_value(const schema::Value& value);

// For people: by table, what is wrong, how often, and where.
std::string validation_text(const Validation& validation, bool colour);

// For machines: docs/validation.schema.json, indented.
std::string validation_json(const Validation& validation);

}  // namespace emit
