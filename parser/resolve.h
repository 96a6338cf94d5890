#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "parser/files.h"
#include "parser/syntax.h"

// From the specifier of an import to the text and the tree of a module.
namespace parser {

bool is_relative(std::string_view specifier);
bool is_typescript(std::string_view path);
bool is_source(std::string_view path);  // TypeScript or JavaScript

// The files that a relative specifier may mean, in the order of Convex's bundler (esbuild 0.27).
std::vector<std::string> candidates(std::string_view importer, std::string_view specifier,
                                    bool from_typescript);

struct LoadedFile {
    std::optional<std::string> text;
    diagnostics::Id problem{};  // why there is no text
    std::string message;
};

// The text of a file, checked: UTF-8, no NUL, without a byte order mark.
LoadedFile read_source(Files& files, const std::string& path);

// The tree of a file. Throws `SourceFailed` with the first mistake if it has none.
syntax::Tree parse_source(const diagnostics::Sources& sources, diagnostics::FileId file);

}  // namespace parser
