#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

// Versions of npm packages, and the ranges of them that a `package.json` asks for.
namespace parser {

struct Version {
    std::array<std::uint32_t, 3> numbers{};
    bool is_release = true;  // not `1.2.3-alpha.0`, which comes before `1.2.3`

    friend bool operator<(const Version& a, const Version& b) {
        return std::tie(a.numbers, a.is_release) < std::tie(b.numbers, b.is_release);
    }
};

// `1`, `1.2`, `1.2.3` or `1.2.3-…`; what is not there is 0.
std::optional<Version> version_of(std::string_view text);

// The versions from `first` on, before `end`.
struct VersionRange {
    Version first;
    Version end;

    bool contains(const Version& version) const { return !(version < first) && version < end; }
};

// What `1.2.3`, `^1.2.3`, `~1.2.3`, `1.x` and `>=1.2.3` ask for; none for anything else.
std::optional<VersionRange> range_of(std::string_view text);

}  // namespace parser
