#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "schema/normal.h"
#include "schema/value.h"

// Whether every value of one set is in another: decided, not estimated. The
// fields of an object are columns, the alternatives of the other side rows, and
// the question is whether some choice of values escapes every row, as for the
// usefulness of a pattern (design.md, section 4).
namespace schema {

enum class Answer : std::uint8_t { yes, no, unknown };

// `no` carries a value of the inner set that is not in the outer one;
// `unknown` means that the budget was spent first.
struct Included {
    Answer answer;
    std::optional<Value> witness;
};

class Inclusion {
  public:
    explicit Inclusion(Normals& normals) : normals_(normals) {}

    // Spends at most the stated budget on this one question.
    Included subset(NormalId inner, NormalId outer);

    // Steps a question may take. Real schemas take a few per field.
    static constexpr std::uint64_t budget = 2'000'000;

  private:
    friend class Search;

    Normals& normals_;
    std::unordered_map<std::uint64_t, std::optional<Value>> outside_;  // decided pairs: a witness or none
    std::uint64_t steps_left_ = 0;
};

}  // namespace schema
