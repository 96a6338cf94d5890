#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

// Every string of one evaluation, each stored once: equal strings have equal ids.
namespace parser {

enum class StringId : std::uint32_t {};

// The strings the evaluator asks for by name.
namespace names {
enum Order : std::uint32_t {
#define NAME(identifier, text) order_of_##identifier,
#include "parser/names.def"
#undef NAME
};
#define NAME(identifier, text) constexpr StringId identifier{order_of_##identifier};
#include "parser/names.def"
#undef NAME
}  // namespace names

class Strings {
  public:
    Strings();

    StringId intern(std::string_view text);
    const std::string& operator[](StringId id) const { return texts_[static_cast<std::size_t>(id)]; }

    // Bytes of all strings: what a schema that keeps doubling a string would exhaust.
    std::size_t bytes() const { return bytes_; }

  private:
    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, StringId> by_text_;
    std::size_t bytes_ = 0;
};

// The number of an array index written as JavaScript writes it ("0", "12"), else none.
// Properties named so come first, in the order of their numbers.
std::optional<std::uint32_t> array_index(std::string_view name);

}  // namespace parser
