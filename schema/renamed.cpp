#include "schema/renamed.h"

#include <string_view>

namespace schema {

std::optional<std::string> old_name(const Note& note) {
    constexpr std::string_view start = "from=";
    const bool says_it = note.kind == Note::Kind::renamed && note.text.starts_with(start);
    if (!says_it || note.text.size() == start.size()) return std::nullopt;
    return note.text.substr(start.size());
}

}  // namespace schema
