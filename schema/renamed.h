#pragma once

#include <optional>
#include <string>

#include "schema/note.h"
#include "schema/schema.h"

namespace schema {

// The name that a comment `@renamed from=old` says; none, if it says something else, or is another comment.
std::optional<std::string> old_name(const Note& note);

// A literal as such a comment names it: a text without its quotes.
std::string name_of(const Literal& literal);

}  // namespace schema
