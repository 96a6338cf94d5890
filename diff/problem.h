#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diff/waived.h"

// What is wrong, or may surprise, in the schema that is to be pushed, whatever documents there are.
namespace diff {

using diagnostics::Level;
using diagnostics::Span;

// One row of `rules.def` each.
enum class RuleId : std::uint8_t {
#define RULE(id, name, level, enforced, summary) id,
#include "diff/rules.def"
#undef RULE
};

struct Rule {
    RuleId id;
    std::string_view name;
    Level level;
    bool enforced;  // Convex refuses a push that breaks it
    std::string_view summary;
};

std::span<const Rule> rules();
const Rule& rule(RuleId id);

struct Problem {
    RuleId id{};
    Level level{};                     // that of its rule, unless a policy says otherwise
    std::optional<std::string> table;  // none: the schema as a whole
    std::string path;                  // as that of a change
    std::string message;
    std::optional<Span> span;  // in the new schema
    std::optional<std::string> fix;
    std::uint64_t fingerprint = 0;  // the same wherever the problem stands
    std::optional<Waived> waived = {};
};

// Where a problem is. `stable_path` has the form of a member of a union instead of its number.
struct Spot {
    std::optional<std::string> table;
    std::string path;
    std::string stable_path;
    std::optional<Span> span;
};

// A problem at the level of its rule. `what` keeps apart those that break one rule at one place.
Problem problem(RuleId id, const Spot& spot, std::string_view what, std::string message,
                std::optional<std::string> fix = std::nullopt);

// Whether Convex refuses the push because of one of them.
bool refuses_push(const std::vector<Problem>& problems);

}  // namespace diff
