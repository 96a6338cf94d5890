#include "cli/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "cli/refused.h"

namespace cli {
namespace {

constexpr std::size_t padding = parser::DocumentReader::padding;
constexpr std::size_t first_size = std::size_t{1} << 20U;

// The lines of a stream without their ends. Holds as much of it as the longest line takes.
class Lines {
  public:
    Lines(std::istream& stream, const std::string& shown)
        : stream_(stream), shown_(shown), buffer_(first_size + padding, '\0') {}

    // The next line, good until the next call and with `padding` behind it; none at the end.
    std::optional<std::string_view> next() {
        std::size_t searched = begin_;
        for (;;) {
            const std::string_view seen(buffer_.data(), end_);
            const std::size_t newline = seen.find('\n', searched);
            const bool is_last = newline == std::string_view::npos && !stream_;
            if (is_last && begin_ == end_) return std::nullopt;
            if (is_last || newline != std::string_view::npos) {
                const std::size_t stop = is_last ? end_ : newline;
                std::string_view line = seen.substr(begin_, stop - begin_);
                begin_ = std::min(stop + 1, end_);
                if (++number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
                return line;
            }
            const std::size_t pending = end_ - begin_;
            read_more();
            searched = begin_ + pending;
        }
    }

    std::uint64_t number() const { return number_; }  // of that line, from 1

  private:
    void read_more() {
        const auto at = [&](std::size_t i) { return buffer_.begin() + static_cast<std::ptrdiff_t>(i); };
        std::copy(at(begin_), at(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
        std::size_t room = buffer_.size() - padding;
        if (end_ == room) {
            if (room >= line_limit) {
                throw Refused(diagnostics::Id::bad_documents,
                              fmt::format("line {} of `{}` is over the limit of {} MB", number_ + 1, shown_,
                                          line_limit >> 20U));
            }
            room *= 2;
            buffer_.resize(room + padding);
        }
        stream_.read(buffer_.data() + end_, static_cast<std::streamsize>(room - end_));
        end_ += static_cast<std::size_t>(stream_.gcount());
    }

    std::istream& stream_;
    const std::string& shown_;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t number_ = 0;
};

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

[[noreturn]] void refuse(const std::string& shown, std::string_view line, std::uint64_t number,
                         const parser::json::Failure& failure) {
    diagnostics::Sources sources;
    const auto file = sources.add(shown, std::string(line), static_cast<std::uint32_t>(number));
    throw Refused({diagnostics::Id::bad_documents, failure.message,
                   diagnostics::Span{file, failure.place.begin, failure.place.end}},
                  std::move(sources));
}

}  // namespace

void each_document(std::istream& stream, const std::string& shown, parser::DocumentReader& reader,
                   const std::function<void(std::uint64_t, const schema::Value&)>& take) {
    Lines lines(stream, shown);
    schema::Value document;
    while (const std::optional<std::string_view> line = lines.next()) {
        if (is_blank(*line)) continue;
        if (const auto failure = reader.read(*line, document)) refuse(shown, *line, lines.number(), *failure);
        take(lines.number(), document);
    }
    if (stream.bad()) throw Refused(diagnostics::Id::missing_file, fmt::format("`{}` cannot be read", shown));
}

}  // namespace cli
