#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"
#include "parser/files.h"
#include "parser/known_trees.h"
#include "parser/syntax.h"
#include "schema/schema.h"

// Evaluates the program that a schema file is, without running any of it outside of
// this process: values go in and out, nothing is executed, written or fetched.
namespace parser {

struct Parsed {
    diagnostics::Sources sources;
    // None, if no schema was obtained; then the diagnostics have an error.
    std::optional<::schema::Schema> schema;
    std::vector<diagnostics::Diagnostic> diagnostics;
    // What the schema file exports as default; none, if it was not got to.
    std::optional<diagnostics::Span> default_export = std::nullopt;
    // The files of `sources` as syntax, but for those that are no code.
    std::map<diagnostics::FileId, syntax::Tree> trees = {};
};

// The schema that the file at `path` exports as default, equal to what the real `convex`
// package makes of it; what could not be evaluated is `schema::Unknown` with a diagnostic. Of files that are
// known nothing is parsed.
Parsed parse(const std::string& path, Files& files, const KnownTrees& known = {});

}  // namespace parser
