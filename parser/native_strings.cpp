#include <algorithm>
#include <cmath>

#include "parser/natives.h"
#include "parser/text.h"

namespace parser {
namespace {

constexpr std::size_t npos = std::string::npos;

// Methods of strings count in UTF-16 code units.
std::u16string units_of(Evaluator& e, Value value) {
    return to_utf16(*e.to_text(value));
}

Value not_evaluated(Evaluator& e, const Call& call) {
    return e.unknown("this call is not evaluated", call.span);
}

// The text a method is called on; none where it is not a string.
std::optional<std::string> self(Evaluator& e, const Call& call) {
    return call.receiver.is_string() ? std::optional(e.text(call.receiver.as_string())) : std::nullopt;
}

Value text(Evaluator& e, const Call& call, std::u16string_view units) {
    const auto utf8 = to_utf8(units);
    return utf8 ? e.string(*utf8) : not_evaluated(e, call);
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <char (*change)(char)>
Value cased(Evaluator& e, const Call& call) {
    auto own = self(e, call);
    if (!own || !is_ascii(*own)) return not_evaluated(e, call);
    std::transform(own->begin(), own->end(), own->begin(), change);
    return e.string(*own);
}
char to_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char to_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

template <bool at_start, bool at_end>
Value trimmed(Evaluator& e, const Call& call) {
    const auto own = self(e, call);
    if (!own || !is_ascii(*own)) return not_evaluated(e, call);
    constexpr const char* blanks = " \t\n\r\v\f";
    const std::size_t begin = at_start ? own->find_first_not_of(blanks) : 0;
    if (begin == npos) return e.string("");
    const std::size_t end = at_end ? own->find_last_not_of(blanks) : own->size() - 1;
    return end == npos ? e.string("") : e.string(own->substr(begin, end - begin + 1));
}

// A position argument, cut to the length.
std::optional<std::size_t> position(Evaluator& e, Value value, std::size_t length, std::size_t fallback,
                                    bool from_end) {
    if (value.is_undefined()) return fallback;
    const auto given = e.to_number(value);
    if (!given) return std::nullopt;
    double whole = std::isnan(*given) ? 0 : std::trunc(*given);
    if (whole < 0) whole = from_end ? std::max(0.0, whole + static_cast<double>(length)) : 0;
    return static_cast<std::size_t>(std::min(whole, static_cast<double>(length)));
}

Value slice(Evaluator& e, const Call& call) {
    if (!call.receiver.is_string()) return not_evaluated(e, call);
    const std::u16string units = units_of(e, call.receiver);
    const auto begin = position(e, call[0], units.size(), 0, true);
    const auto end = position(e, call[1], units.size(), units.size(), true);
    if (!begin || !end) return not_evaluated(e, call);
    return *begin < *end ? text(e, call, units.substr(*begin, *end - *begin)) : e.string("");
}

Value substring(Evaluator& e, const Call& call) {
    if (!call.receiver.is_string()) return not_evaluated(e, call);
    const std::u16string units = units_of(e, call.receiver);
    auto begin = position(e, call[0], units.size(), 0, false);
    auto end = position(e, call[1], units.size(), units.size(), false);
    if (!begin || !end) return not_evaluated(e, call);
    if (*begin > *end) std::swap(begin, end);
    return text(e, call, units.substr(*begin, *end - *begin));
}

Value char_at(Evaluator& e, const Call& call) {
    if (!call.receiver.is_string()) return not_evaluated(e, call);
    const std::u16string units = units_of(e, call.receiver);
    const auto given = call[0].is_undefined() ? std::optional(0.0) : e.to_number(call[0]);
    if (!given || *given < 0 || *given != std::trunc(*given)) return not_evaluated(e, call);
    if (*given >= static_cast<double>(units.size())) return e.string("");
    return text(e, call, units.substr(static_cast<std::size_t>(*given), 1));
}

Value at(Evaluator& e, const Call& call) {
    if (!call.receiver.is_string()) return not_evaluated(e, call);
    const std::u16string units = units_of(e, call.receiver);
    const auto given = e.to_number(call[0]);
    if (!given) return not_evaluated(e, call);
    const double whole = std::isnan(*given) ? 0 : std::trunc(*given);
    const double index = whole < 0 ? whole + static_cast<double>(units.size()) : whole;
    if (index < 0 || index >= static_cast<double>(units.size())) return {};
    return text(e, call, units.substr(static_cast<std::size_t>(index), 1));
}

enum class Search : std::uint8_t { starts, ends, includes, index };

template <Search search>
Value find(Evaluator& e, const Call& call) {
    const auto own = self(e, call);
    if (!own || !call[0].is_string() || call.size() > 1) return not_evaluated(e, call);
    const std::string& wanted = e.text(call[0].as_string());
    switch (search) {
        case Search::starts: return Value::boolean(own->starts_with(wanted));
        case Search::ends: return Value::boolean(own->ends_with(wanted));
        case Search::includes: return Value::boolean(own->find(wanted) != npos);
        case Search::index: {
            const std::size_t index = to_utf16(*own).find(to_utf16(wanted));
            return Value::number(index == npos ? -1 : static_cast<double>(index));
        }
    }
    return {};
}

Value split(Evaluator& e, const Call& call) {
    const auto own = self(e, call);
    if (!own || !call[0].is_string() || call.size() > 1) return not_evaluated(e, call);
    const std::string& separator = e.text(call[0].as_string());
    std::vector<Value> parts;
    if (separator.empty()) {
        for (const char16_t unit : to_utf16(*own)) parts.push_back(text(e, call, std::u16string(1, unit)));
        return e.array(std::move(parts), call.span);
    }
    std::size_t begin = 0;
    for (std::size_t end = own->find(separator); end != npos; end = own->find(separator, begin)) {
        parts.push_back(e.string(own->substr(begin, end - begin)));
        begin = end + separator.size();
    }
    parts.push_back(e.string(own->substr(begin)));
    return e.array(std::move(parts), call.span);
}

template <bool everywhere>
Value replace(Evaluator& e, const Call& call) {
    const auto own = self(e, call);
    const bool is_plain =
        own && call[0].is_string() && call[1].is_string() && e.text(call[1].as_string()).find('$') == npos;
    if (!is_plain) {
        const Value result = not_evaluated(e, call);
        e.escape(call[1], result.as_unknown());
        return result;
    }
    const std::string& wanted = e.text(call[0].as_string());
    const std::string& replacement = e.text(call[1].as_string());
    if (wanted.empty() && everywhere) return not_evaluated(e, call);
    std::string result;
    std::size_t begin = 0;
    for (std::size_t found = own->find(wanted); found != npos; found = own->find(wanted, begin)) {
        result += own->substr(begin, found - begin) + replacement;
        begin = found + wanted.size();
        if (!everywhere) break;
    }
    return e.string(result + own->substr(begin));
}

Value concat(Evaluator& e, const Call& call) {
    auto result = self(e, call);
    for (const Value argument : call.arguments) {
        const auto part = e.to_text(argument);
        if (!result || !part) return not_evaluated(e, call);
        *result += *part;
    }
    return result ? e.string(*result) : not_evaluated(e, call);
}

Value repeat(Evaluator& e, const Call& call) {
    const auto own = self(e, call);
    const auto count = e.to_number(call[0]);
    if (!own || !count || std::isnan(*count) || *count < 0 ||
        *count * static_cast<double>(own->size()) > 1'000'000) {
        return not_evaluated(e, call);
    }
    std::string result;
    for (std::size_t i = 0; i < static_cast<std::size_t>(*count); ++i) result += *own;
    return e.string(result);
}

template <bool at_start>
Value pad(Evaluator& e, const Call& call) {
    const auto own = self(e, call);
    const auto length = e.to_number(call[0]);
    const auto filler = call[1].is_undefined() ? std::optional<std::string>(" ") : e.to_text(call[1]);
    if (!own || !length || !filler || !is_ascii(*own + *filler) || filler->empty() || !(*length <= 100'000)) {
        return not_evaluated(e, call);
    }
    std::string padding;
    while (static_cast<double>(own->size() + padding.size()) < std::trunc(*length)) {
        padding += (*filler)[padding.size() % filler->size()];
    }
    return e.string(at_start ? padding + *own : *own + padding);
}

Value to_string(Evaluator& e, const Call& call) {
    const bool has_radix = !call[0].is_undefined() && !(call[0].is_number() && call[0].as_number() == 10);
    const auto words = e.to_text(call.receiver);
    return words && (!has_radix || call.receiver.is_string()) ? e.string(*words) : not_evaluated(e, call);
}

// `String(value)`
Value string(Evaluator& e, const Call& call) {
    if (call.size() == 0) return e.string("");
    const auto words = e.to_text(call[0]);
    return words ? e.string(*words) : not_evaluated(e, call);
}

constexpr Native table[] = {
    {"global", "String", string},
    {"String.prototype", "at", at},
    {"String.prototype", "charAt", char_at},
    {"String.prototype", "charCodeAt", nullptr},
    {"String.prototype", "codePointAt", nullptr},
    {"String.prototype", "concat", concat},
    {"String.prototype", "endsWith", find<Search::ends>},
    {"String.prototype", "includes", find<Search::includes>},
    {"String.prototype", "indexOf", find<Search::index>},
    {"String.prototype", "isWellFormed", nullptr},
    {"String.prototype", "lastIndexOf", nullptr},
    {"String.prototype", "localeCompare", nullptr},
    {"String.prototype", "match", nullptr},
    {"String.prototype", "matchAll", nullptr},
    {"String.prototype", "normalize", nullptr},
    {"String.prototype", "padEnd", pad<false>},
    {"String.prototype", "padStart", pad<true>},
    {"String.prototype", "repeat", repeat},
    {"String.prototype", "replace", replace<false>},
    {"String.prototype", "replaceAll", replace<true>},
    {"String.prototype", "search", nullptr},
    {"String.prototype", "slice", slice},
    {"String.prototype", "split", split},
    {"String.prototype", "startsWith", find<Search::starts>},
    {"String.prototype", "substr", nullptr},
    {"String.prototype", "substring", substring},
    {"String.prototype", "toLocaleLowerCase", nullptr},
    {"String.prototype", "toLocaleUpperCase", nullptr},
    {"String.prototype", "toLowerCase", cased<to_lower>},
    {"String.prototype", "toString", to_string},
    {"String.prototype", "toUpperCase", cased<to_upper>},
    {"String.prototype", "toWellFormed", nullptr},
    {"String.prototype", "trim", trimmed<true, true>},
    {"String.prototype", "trimEnd", trimmed<false, true>},
    {"String.prototype", "trimLeft", trimmed<true, false>},
    {"String.prototype", "trimRight", trimmed<false, true>},
    {"String.prototype", "trimStart", trimmed<true, false>},
    {"String.prototype", "valueOf", to_string},
    {"Number.prototype", "toString", to_string},
    {"Boolean.prototype", "toString", to_string},
    {"BigInt.prototype", "toString", to_string},
};

}  // namespace

std::span<const Native> string_natives() {
    return table;
}

}  // namespace parser
