#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"
#include "schema/schema.h"

namespace policy {

// That a finding is intended, and why: in a configuration by the fingerprint of the finding, in a schema by
// a comment `schemaplan-ignore RULE -- reason` above the property it is about.
struct Waiver {
    std::optional<std::uint64_t> fingerprint;  // none: of a comment
    std::string rule;                          // its id; of a configuration, maybe none
    std::string reason;
    std::string owner;
    std::optional<std::chrono::year_month_day> expires;  // the last day of it
    diagnostics::Span span;                              // of the waiver
    diagnostics::Span owner_of_comment;                  // where what the comment stands above begins
};

// Those that the comments of a schema are, one for each rule that they name, in their order.
std::vector<Waiver> waivers_in(const schema::Schema& schema);

// Whether a text has control characters: line ends, tabs, what terminals obey.
bool has_controls(std::string_view text);

// `2026-12-31`
std::string to_string(std::chrono::year_month_day day);

// None, if there is no such day, or it is written otherwise.
std::optional<std::chrono::year_month_day> parse_day(const std::string& text);

}  // namespace policy
