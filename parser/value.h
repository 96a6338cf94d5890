#pragma once

#include <bit>
#include <cstdint>

#include "parser/strings.h"

// A value of the program that a schema is: a JavaScript value, or unknown.
namespace parser {

enum class Ref : std::uint32_t {};        // a cell of the heap
enum class UnknownId : std::uint32_t {};  // why a value is not known
enum class NativeId : std::uint32_t {};   // a function that is built in

class Value {
  public:
    enum class Tag : std::uint8_t {
        undefined,
        null,
        boolean,
        number,
        string,
        bigint,
        object,
        native,
        unknown
    };

    constexpr Value() = default;
    static constexpr Value null() { return {Tag::null, 0}; }
    static constexpr Value boolean(bool value) { return {Tag::boolean, value ? 1U : 0U}; }
    static constexpr Value number(double value) { return {Tag::number, std::bit_cast<std::uint64_t>(value)}; }
    static constexpr Value string(StringId id) { return {Tag::string, static_cast<std::uint64_t>(id)}; }
    static constexpr Value bigint(std::int64_t value) {
        return {Tag::bigint, static_cast<std::uint64_t>(value)};
    }
    static constexpr Value object(Ref ref) { return {Tag::object, static_cast<std::uint64_t>(ref)}; }
    static constexpr Value native(NativeId id) { return {Tag::native, static_cast<std::uint64_t>(id)}; }
    static constexpr Value unknown(UnknownId id) { return {Tag::unknown, static_cast<std::uint64_t>(id)}; }

    constexpr Tag tag() const { return tag_; }
    constexpr bool is(Tag tag) const { return tag_ == tag; }
    constexpr bool is_undefined() const { return is(Tag::undefined); }
    constexpr bool is_nullish() const { return is(Tag::undefined) || is(Tag::null); }
    constexpr bool is_boolean() const { return is(Tag::boolean); }
    constexpr bool is_number() const { return is(Tag::number); }
    constexpr bool is_string() const { return is(Tag::string); }
    constexpr bool is_bigint() const { return is(Tag::bigint); }
    constexpr bool is_object() const { return is(Tag::object); }
    constexpr bool is_native() const { return is(Tag::native); }
    constexpr bool is_unknown() const { return is(Tag::unknown); }

    // Each asks for a value of its kind.
    constexpr bool as_boolean() const { return payload_ != 0; }
    constexpr double as_number() const { return std::bit_cast<double>(payload_); }
    constexpr std::int64_t as_bigint() const { return static_cast<std::int64_t>(payload_); }
    constexpr StringId as_string() const { return static_cast<StringId>(payload_); }
    constexpr Ref as_ref() const { return static_cast<Ref>(payload_); }
    constexpr NativeId as_native() const { return static_cast<NativeId>(payload_); }
    constexpr UnknownId as_unknown() const { return static_cast<UnknownId>(payload_); }

    // The same value bit for bit: objects by identity, -0 and 0 apart.
    friend constexpr bool operator==(const Value&, const Value&) = default;

  private:
    constexpr Value(Tag tag, std::uint64_t payload) : tag_(tag), payload_(payload) {}

    Tag tag_ = Tag::undefined;
    std::uint64_t payload_ = 0;
};

}  // namespace parser
