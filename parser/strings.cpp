#include "parser/strings.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace parser {

Strings::Strings() {
#define NAME(identifier, text) intern(text);
#include "parser/names.def"
#undef NAME
}

StringId Strings::intern(std::string_view text) {
    if (const auto known = by_text_.find(text); known != by_text_.end()) return known->second;
    const auto id = static_cast<StringId>(texts_.size());
    bytes_ += text.size();
    by_text_.emplace(texts_.emplace_back(text), id);
    return id;
}

std::optional<std::uint32_t> array_index(std::string_view name) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (name.empty() || name.size() > 10 || !std::all_of(name.begin(), name.end(), is_digit))
        return std::nullopt;
    if (name.size() > 1 && name.front() == '0') return std::nullopt;
    std::uint64_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    if (number >= std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

}  // namespace parser
