#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// Names that are nearly the same, for what people mistype and rename.
namespace diagnostics {

// How many letters have to be put in, left out, or replaced to make one of the other.
std::size_t edits_between(std::string_view a, std::string_view b);

// The one of `names` that `name` was most likely meant to be; none, if it is like none of them.
std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> names);

// "; did you mean `name`?", or nothing.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> names);

}  // namespace diagnostics
