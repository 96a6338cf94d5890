#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>

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

    // The same question has the same answer whenever it is asked.
    Included subset(NormalId inner, NormalId outer);

    // The steps that one question may take, and all of them together; past that, each may take a few.
    // A step is a look at one field of one alternative; real schemas take a few for each field.
    static constexpr std::uint64_t question_budget = 10'000'000;
    static constexpr std::uint64_t whole_budget = 30'000'000;
    static constexpr std::uint64_t least_budget = 20'000;

  private:
    friend class Search;

    Normals& normals_;
    std::unordered_map<std::uint64_t, std::optional<Value>> outside_;  // decided pairs: a witness or none
    std::unordered_map<std::uint64_t, bool> disjoint_;                 // decided pairs of types
    std::unordered_set<std::uint64_t> undecided_;                      // pairs on which a budget was spent
    std::uint64_t steps_left_ = whole_budget;
};

}  // namespace schema
