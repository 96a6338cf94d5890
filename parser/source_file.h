#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "parser/files.h"
#include "parser/syntax.h"

// From the path of a module to its text and its tree.
namespace parser {

bool is_typescript(std::string_view path);
bool is_source(std::string_view path);  // TypeScript or JavaScript

struct LoadedFile {
    std::optional<std::string> text;
    diagnostics::Id problem{};  // why there is no text
    std::string message;
};

// The text of a file, checked: UTF-8, no NUL, without a byte order mark.
LoadedFile read_source(FileRead read, const std::string& path);

// The tree of a file. Throws `SourceFailed` with the first mistake if it has none.
syntax::Tree parse_source(const diagnostics::Sources& sources, diagnostics::FileId file);

}  // namespace parser
