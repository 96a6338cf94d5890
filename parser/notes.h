#pragma once

#include <vector>

#include "diagnostics/source.h"
#include "parser/syntax.h"
#include "schema/note.h"

namespace parser {

// The notes among the comments of a file, in the order of the text. A comment stands above what comes next
// after it, if nothing but blanks and other comments is between, and nothing else before it on its line.
std::vector<::schema::Note> notes_in(const diagnostics::Sources& sources, diagnostics::FileId file,
                                     const syntax::Tree& tree);

}  // namespace parser
