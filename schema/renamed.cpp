#include "schema/renamed.h"

#include <string_view>
#include <variant>

#include "schema/text.h"

namespace schema {

std::optional<std::string> old_name(const Note& note) {
    constexpr std::string_view start = "from=";
    const bool says_it = note.kind == Note::Kind::renamed && note.text.starts_with(start);
    if (!says_it || note.text.size() == start.size()) return std::nullopt;
    return note.text.substr(start.size());
}

std::string name_of(const Literal& literal) {
    const auto* text = std::get_if<std::string>(&literal.value);
    return text != nullptr ? *text : to_string(literal);
}

}  // namespace schema
