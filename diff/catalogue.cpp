#include "diff/catalogue.h"

#include "diff/change.h"
#include "diff/problem.h"

namespace diff {

std::string_view to_string(Sort sort) {
    switch (sort) {
        case Sort::change: return "change";
        case Sort::rule: return "rule";
        case Sort::diagnostic: return "diagnostic";
    }
    return {};
}

std::vector<Entry> catalogue() {
    std::vector<Entry> all;
    for (const Kind& one : kinds()) {
        const auto otherwise = one.breaks ? std::optional(one.level) : std::nullopt;
        all.push_back({one.name, Sort::change, one.breaks ? Level::error : one.level, otherwise, one.breaks,
                       one.summary, kind(one.mirror).name});
    }
    for (const Rule& one : rules())
        all.push_back(
            {one.name, Sort::rule, one.level, std::nullopt, one.enforced, one.summary, std::nullopt});
    for (const diagnostics::Kind& one : diagnostics::kinds())
        all.push_back(
            {one.name, Sort::diagnostic, one.level, std::nullopt, false, one.summary, std::nullopt});
    return all;
}

}  // namespace diff
