#pragma once

#include <optional>
#include <string>

#include "schema/note.h"

namespace schema {

// The name that a comment `@renamed from=old` says; none, if it says something else, or is another comment.
std::optional<std::string> old_name(const Note& note);

}  // namespace schema
