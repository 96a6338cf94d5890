#pragma once

#include <memory>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.h"
#include "parser/files.h"

// Schema arguments, and the files behind them.
namespace cli {

// Where a schema starts, and how to get at what it imports.
struct SchemaSource {
    std::string path;  // of the file, as it is shown
    std::unique_ptr<parser::Files> files;
};

struct Located {
    std::optional<SchemaSource> source;
    std::optional<diagnostics::Diagnostic> problem;  // why there is no source
};

// The schema that an argument names: a file, or a folder with a schema in it. `directory` is
// what the argument is relative to.
Located locate_schema(const std::string& argument, const std::string& directory);

}  // namespace cli
