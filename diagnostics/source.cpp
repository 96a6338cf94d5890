#include "diagnostics/source.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace diagnostics {
namespace {

struct Point {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

// A UTF-8 sequence of four bytes is two UTF-16 code units, any shorter one is one.
std::uint32_t utf16_length(std::string_view text) {
    std::uint32_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) continue;
        units += byte >= 0xF0U ? 2 : 1;
    }
    return units;
}

Point point_at(const Source& source, std::uint32_t offset) {
    const auto after = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
    const std::uint32_t start = *std::prev(after);
    const auto line = static_cast<std::uint32_t>(after - source.line_starts.begin());
    const std::string_view before = std::string_view(source.text).substr(start, offset - start);
    const auto length = static_cast<std::uint32_t>(before.size());
    return {source.first_line + line - 1, (source.is_ascii ? length : utf16_length(before)) + 1};
}

// The length of the well-formed sequence at the start of `text`, 0 if there is none (RFC 3629).
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto continues = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return continues(1, low, high) && continues(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return continues(1, low, high) && continues(2, 0x80, 0xBF) && continues(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

}  // namespace

FileId Sources::add(std::string path, std::string text, std::uint32_t first_line) {
    std::vector<std::uint32_t> line_starts = {0};
    for (std::size_t newline = text.find('\n'); newline != std::string::npos;
         newline = text.find('\n', newline + 1)) {
        line_starts.push_back(static_cast<std::uint32_t>(newline + 1));
    }
    const bool is_ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    files_.push_back({std::move(path), std::move(text), std::move(line_starts), first_line, is_ascii});
    return static_cast<FileId>(files_.size() - 1);
}

const Source& Sources::operator[](FileId file) const {
    return files_[static_cast<std::size_t>(file)];
}

std::string_view Sources::text(const Span& span) const {
    return std::string_view((*this)[span.file].text).substr(span.begin, span.end - span.begin);
}

Location Sources::locate(const Span& span) const {
    const Source& source = (*this)[span.file];
    assert(span.begin <= span.end && span.end <= source.text.size());
    const Point begin = point_at(source, span.begin);
    const Point end = point_at(source, span.end);
    return {source.path, begin.line, begin.column, end.line, end.column};
}

bool is_utf8(std::string_view text, std::size_t& at) {
    for (at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text.substr(at));
        if (length == 0) return false;
        at += length;
    }
    return true;
}

}  // namespace diagnostics
