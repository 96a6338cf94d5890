#include "parser/version.h"

#include <charconv>
#include <limits>

namespace parser {
namespace {

struct Partial {
    Version version;
    std::size_t numbers = 0;  // that are there
};

std::optional<Partial> partial(std::string_view text) {
    Partial result;
    while (result.numbers < 3) {
        if (text == "x" || text == "*" || text == "X") return result;
        std::uint32_t& number = result.version.numbers.at(result.numbers);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc()) return std::nullopt;
        ++result.numbers;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.empty()) return result;
        if (text.front() == '-' || text.front() == '+') {
            result.version.is_release = text.front() == '+';
            return result;
        }
        if (text.front() != '.' || text.size() == 1) return std::nullopt;
        text.remove_prefix(1);
        if (text == "x" || text == "*") return result;
    }
    return std::nullopt;
}

// The first version after all that agree in the first `count` numbers; its pre-releases are not before it.
Version after(Version version, std::size_t count) {
    if (count == 0) return {{std::numeric_limits<std::uint32_t>::max(), 0, 0}, false};
    ++version.numbers.at(count - 1);
    for (std::size_t i = count; i < 3; ++i) version.numbers.at(i) = 0;
    version.is_release = false;
    return version;
}

}  // namespace

std::optional<Version> version_of(std::string_view text) {
    const auto parsed = partial(text);
    return parsed && parsed->numbers > 0 ? std::optional(parsed->version) : std::nullopt;
}

std::optional<VersionRange> range_of(std::string_view text) {
    enum class Kind { exact, caret, tilde, from } kind = Kind::exact;
    const auto takes = [&](std::string_view prefix, Kind its_kind) {
        if (!text.starts_with(prefix)) return false;
        text.remove_prefix(prefix.size());
        kind = its_kind;
        return true;
    };
    takes("^", Kind::caret) || takes("~", Kind::tilde) || takes(">=", Kind::from) || takes("=", Kind::exact);
    while (text.starts_with(' ') || text.starts_with('v')) text.remove_prefix(1);
    const auto parsed = partial(text);
    if (!parsed) return std::nullopt;
    const auto& [version, given] = *parsed;
    switch (kind) {
        case Kind::exact: {
            if (given < 3) return VersionRange{version, after(version, given)};
            Version next = version;
            if (version.is_release) {
                next = after(version, 3);
            } else {
                next.is_release = true;
            }
            return VersionRange{version, next};
        }
        case Kind::caret: {
            // Up to the first number that is not 0, as far as numbers are given.
            std::size_t count = 1;
            while (count < given && version.numbers.at(count - 1) == 0) ++count;
            return VersionRange{version, after(version, std::min(count, given))};
        }
        case Kind::tilde: return VersionRange{version, after(version, std::min<std::size_t>(given, 2))};
        case Kind::from: return VersionRange{version, after(version, 0)};
    }
    return std::nullopt;
}

}  // namespace parser
