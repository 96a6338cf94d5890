#pragma once

#include <string>
#include <vector>

#include "cli/sides.h"
#include "diff/change.h"
#include "diff/problem.h"
#include "emit/report.h"

// What `diff` and `check` have in common.
namespace cli {

// Two schemas that were read, and what there is to say of them.
struct Comparison {
    const ReadSchema& before;
    const ReadSchema& after;
    diff::Compat compat;
    diff::Changes changes;
    std::vector<diff::Problem> problems;

    emit::Report report() const { return {before.side(), after.side(), changes, problems, compat}; }
};

Comparison compare(const ReadSchema& before, const ReadSchema& after, diff::Compat compat);

// Why some of them could not be read, for stderr, each reason once; empty, if all were.
std::string why_unread(const std::vector<const ReadSchema*>& sides, const Environment& environment);

void declare_format(CLI::App& command, std::string& format);

// One report, or several of one new schema, in a format.
std::string written(const std::vector<emit::Report>& reports, const std::string& format,
                    const Environment& environment);

}  // namespace cli
