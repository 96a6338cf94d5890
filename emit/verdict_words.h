#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diff/change.h"
#include "emit/report.h"
#include "emit/style.h"

// What verdicts mean for whoever deploys, in words.
namespace emit {

// What became of all documents of one side.
struct VerdictLine {
    diff::Answer answer{};
    std::string word;
    std::string sentence;  // in lower case, without a full stop
};

// One for each direction that is asked for; `name` writes the labels of the sides.
std::vector<VerdictLine> verdict_lines(const Report& report,
                                       const std::function<std::string(const std::string&)>& name);

// Of a table; none: nothing of its documents has changed.
std::string verdict_words(const diff::TableVerdict* table, diff::Compat compat, const Style& style);

// In the colour of an answer.
std::string coloured(diff::Answer answer, std::string_view text, const Style& style);

// "safe", "breaking" or "cannot tell"
std::string answer_word(diff::Answer answer, const Style& style);

}  // namespace emit
