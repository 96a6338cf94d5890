#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "diff/change.h"
#include "diff/problem.h"
#include "emit/report.h"
#include "emit/style.h"

// The findings of a report for people, each on a few lines that end with a newline: what it is, where,
// what shows it, what to do.
namespace emit {

std::string change_entry(const Report& report, const diff::Change& change, std::string_view indent,
                         const Style& style);

std::string problem_entry(const Report& report, const diff::Problem& problem, std::string_view indent,
                          const Style& style);

// `convex/schema.ts:12:5`
std::string place(const ReportSide& side, const diagnostics::Span& span);

// "1 table", "2 tables"
std::string plural(std::size_t count, std::string_view one);

}  // namespace emit
