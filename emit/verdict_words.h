#pragma once

#include <string>

#include "diff/change.h"
#include "emit/report.h"
#include "emit/style.h"

// What verdicts mean for whoever deploys, in words: of the directions that are asked for.
namespace emit {

// A line for each direction, with a newline at the end.
std::string headline(const Report& report, const Style& style);

// Of a table; none: nothing of its documents has changed.
std::string verdict_words(const diff::TableVerdict* table, diff::Compat compat, const Style& style);

// "safe", "breaking" or "cannot tell"
std::string answer_word(diff::Answer answer, const Style& style);

}  // namespace emit
