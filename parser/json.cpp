#include "parser/json.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "parser/text.h"

namespace parser::json {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class Reader {
  public:
    // `offsets` says where each byte of the text, and its end, stands in the text that places are in; none:
    // it is that text.
    Reader(std::string_view text, std::vector<std::uint32_t> offsets)
        : text_(text), offsets_(std::move(offsets)) {}

    Parsed run() {
        try {
            skip_blanks();
            Value value = read_value(0);
            skip_blanks();
            if (at_ < text_.size()) fail("there is more after the end of the JSON", at_, text_.size());
            return {std::move(value), std::nullopt};
        } catch (Failure& failure) {
            return {{}, std::move(failure)};
        }
    }

    // The string that starts here, and where each of its bytes came from.
    std::string string_with(std::vector<std::uint32_t>& offsets) {
        at_ = offsets.front();
        offsets.clear();
        collected_ = &offsets;
        std::string text = read_string();
        offsets.push_back(static_cast<std::uint32_t>(at_ - 1));
        return text;
    }

  private:
    Place place(std::size_t begin, std::size_t end) const {
        const auto at = [&](std::size_t i) {
            return offsets_.empty() ? static_cast<std::uint32_t>(i) : offsets_[i];
        };
        return {at(begin), at(end)};
    }

    [[noreturn]] void fail(std::string message, std::size_t begin, std::size_t end) const {
        throw Failure{std::move(message), place(begin, end)};
    }

    // One character is not what JSON has there.
    [[noreturn]] void fail_here(std::string_view expected) const {
        if (at_ >= text_.size())
            fail(fmt::format("the JSON ends where {} was expected", expected), text_.size(), text_.size());
        std::size_t end = at_ + 1;
        while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
        fail(fmt::format("found `{}` where {} was expected in JSON", text_.substr(at_, end - at_), expected),
             at_, end);
    }

    bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

    void skip_blanks() {
        while (is_at(' ') || is_at('\n') || is_at('\r') || is_at('\t')) ++at_;
    }

    void expect(char c, std::string_view name) {
        if (!is_at(c)) fail_here(name);
        ++at_;
    }

    Value read_value(int depth) {
        if (depth > nesting_limit) {
            fail(fmt::format("the JSON nests deeper than {} levels, which is the limit", nesting_limit), at_,
                 at_ + 1);
        }
        const std::size_t begin = at_;
        Value value;
        if (is_at('{')) {
            value.is = read_object(depth);
        } else if (is_at('[')) {
            value.is = read_array(depth);
        } else if (is_at('"')) {
            value.is = read_string();
        } else if (is_at('-') || (at_ < text_.size() && is_digit(text_[at_]))) {
            value.is = read_number();
        } else if (take("true")) {
            value.is = true;
        } else if (take("false")) {
            value.is = false;
        } else if (!take("null")) {
            fail_here("a value");
        }
        value.place = place(begin, at_);
        return value;
    }

    bool take(std::string_view word) {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }

    Object read_object(int depth) {
        Object members;
        ++at_;
        skip_blanks();
        while (!is_at('}')) {
            if (!members.empty()) {
                expect(',', "`,` or `}`");
                skip_blanks();
            }
            if (!is_at('"')) fail_here("a name in double quotes");
            const std::size_t begin = at_;
            std::string name = read_string();
            skip_blanks();
            expect(':', "`:`");
            skip_blanks();
            Value value = read_value(depth + 1);
            members.push_back({std::move(name), std::move(value), place(begin, at_)});
            skip_blanks();
        }
        ++at_;
        return members;
    }

    Array read_array(int depth) {
        Array items;
        ++at_;
        skip_blanks();
        while (!is_at(']')) {
            if (!items.empty()) {
                expect(',', "`,` or `]`");
                skip_blanks();
            }
            items.push_back(read_value(depth + 1));
            skip_blanks();
        }
        ++at_;
        return items;
    }

    double read_number() {
        const std::size_t begin = at_;
        const auto digits = [&] {
            if (at_ >= text_.size() || !is_digit(text_[at_])) fail_here("a digit");
            while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        };
        if (is_at('-')) ++at_;
        if (is_at('0')) {
            ++at_;
        } else {
            digits();
        }
        if (is_at('.')) {
            ++at_;
            digits();
        }
        if (is_at('e') || is_at('E')) {
            ++at_;
            if (is_at('+') || is_at('-')) ++at_;
            digits();
        }
        double number = 0;
        const char* end = text_.data() + at_;
        if (std::from_chars(text_.data() + begin, end, number).ec == std::errc()) return number;
        // Too small is zero, as in JavaScript.
        number = std::strtod(std::string(text_.substr(begin, at_ - begin)).c_str(), nullptr);
        if (!std::isfinite(number)) fail("the number is too large", begin, at_);
        return number;
    }

    std::string read_string() {
        std::string text;
        const std::size_t begin = at_;
        ++at_;
        for (;;) {
            if (at_ >= text_.size()) fail("the string has no end", begin, text_.size());
            const char c = text_[at_];
            const std::size_t from = at_;
            if (c == '"') break;
            if (static_cast<unsigned char>(c) < 0x20)
                fail("a control character in a JSON string", at_, at_ + 1);
            if (c == '\\') {
                read_escape(text);
            } else {
                text += c;
                ++at_;
            }
            if (collected_ != nullptr) collected_->resize(text.size(), static_cast<std::uint32_t>(from));
        }
        ++at_;
        return text;
    }

    void read_escape(std::string& text) {
        const std::size_t begin = at_;
        ++at_;
        if (at_ >= text_.size()) fail("the string has no end", begin, text_.size());
        constexpr std::string_view escapes = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char c = text_[at_];
        if (const std::size_t i = escapes.find(c); i != std::string_view::npos) {
            text += meanings[i];
            ++at_;
            return;
        }
        if (c != 'u') fail_here("an escape such as `\\n`");
        std::uint32_t unit = read_unit();
        if (unit >= 0xD800 && unit < 0xDC00 && text_.substr(at_).starts_with("\\u")) {
            ++at_;
            const std::uint32_t low = read_unit();
            if (low < 0xDC00 || low > 0xDFFF) fail("half of a surrogate pair in a JSON string", begin, at_);
            unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
        } else if (unit >= 0xD800 && unit < 0xE000) {
            fail("half of a surrogate pair in a JSON string", begin, at_);
        }
        append_utf8(text, unit);
    }

    // The four digits after `u`, where it stands.
    std::uint32_t read_unit() {
        ++at_;
        std::uint32_t unit = 0;
        for (const std::size_t end = at_ + 4; at_ < end; ++at_) {
            const char c = at_ < text_.size() ? text_[at_] : '\0';
            const std::string_view digits = "0123456789abcdef";
            const std::size_t digit =
                digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
            if (digit == std::string_view::npos) fail_here("a hexadecimal digit");
            unit = unit * 16 + static_cast<std::uint32_t>(digit);
        }
        return unit;
    }

    std::string_view text_;
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t>* collected_ = nullptr;
    std::size_t at_ = 0;
};

}  // namespace

const Value* find(const Object& object, std::string_view name) {
    for (auto member = object.rbegin(); member != object.rend(); ++member) {
        if (member->name == name) return &member->value;
    }
    return nullptr;
}

const Value* find(const Value& value, std::string_view name) {
    return value.object() == nullptr ? nullptr : find(*value.object(), name);
}

Parsed parse(std::string_view text) {
    return Reader(text, {}).run();
}

Parsed parse_nested(std::string_view text, Place place) {
    std::vector<std::uint32_t> offsets = {place.begin};
    const std::string inner = Reader(text, {}).string_with(offsets);
    return Reader(inner, std::move(offsets)).run();
}

}  // namespace parser::json
