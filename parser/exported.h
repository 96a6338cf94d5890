#pragma once

#include <string>

#include "parser/files.h"
#include "parser/parse.h"

namespace parser {

// The schema in a file of JSON: what `SchemaDefinition.export()` returns, or what the query
// `_system/frontend/getSchemas` says of a deployment, whose active schema it is; a deployment that has none
// checks nothing, which is a schema of no tables with validation off. Nothing is guessed: a word that is not
// known is a diagnostic.
Parsed parse_exported(const std::string& path, Files& files);

// The same of a text that is at hand, and is shown as being at `path`.
Parsed parse_exported_text(const std::string& path, std::string whole);

}  // namespace parser
