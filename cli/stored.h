#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "parser/documents.h"
#include "schema/ids.h"
#include "schema/schema.h"

namespace cli {

// A file of the documents of a table.
struct StoredTable {
    const schema::Table* table;
    std::string shown;                       // as messages have it
    std::filesystem::path file;              // empty: standard input
    std::optional<parser::Numbers> numbers;  // as what is beside the file tells
};

// Stored documents, as an argument names them (docs/validate.md).
struct Stored {
    std::vector<StoredTable> tables;  // in the order of the schema
    schema::Ids ids;
    std::vector<std::string> others;  // tables with documents that are none of the schema's
};

// The documents that `argument` names, seen from `directory`: a file, the folder of an export, or standard
// input. `table` is the table that the user names, or empty. Refused, if the argument names none.
Stored find_stored(const std::string& argument, const std::string& table, const schema::Schema& schema,
                   const std::string& directory);

}  // namespace cli
