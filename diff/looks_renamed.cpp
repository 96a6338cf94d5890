#include "diff/looks_renamed.h"

#include <algorithm>
#include <cctype>

#include "diagnostics/nearest.h"

namespace diff {
namespace {

using schema::Field;

// More of one type than this on a side, and which became which is anybody's guess.
constexpr std::size_t few = 2;

// A name without what only its spelling is: `firstName` and `first_name` are one.
std::string plain(const std::string& name) {
    std::string letters;
    for (const char c : name) {
        if (c != '_') letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return letters;
}

// How much of two names differs, from 0 to 100; that one is a part of the other counts for half.
std::size_t unlikeness(const std::string& a, const std::string& b) {
    const std::string one = plain(a);
    const std::string other = plain(b);
    const std::size_t length = std::max<std::size_t>(1, std::max(one.size(), other.size()));
    const std::size_t unlike = 100 * diagnostics::edits_between(one, other) / length;
    const bool is_part = one.find(other) != std::string::npos || other.find(one) != std::string::npos;
    return is_part ? unlike / 2 : unlike;
}

constexpr std::size_t still_like = 50;

}  // namespace

std::vector<LooksRenamed> looks_renamed(
    const std::vector<const Field*>& removed, const std::vector<const Field*>& added,
    const std::function<bool(const Field& gone, const Field& come)>& is_alike) {
    std::vector<LooksRenamed> all;
    for (const Field* come : added) {
        std::vector<std::pair<std::size_t, const Field*>> candidates;
        for (const Field* gone : removed) {
            if (is_alike(*gone, *come)) candidates.emplace_back(unlikeness(gone->name, come->name), gone);
        }
        if (candidates.empty()) continue;
        const auto rivals =
            static_cast<std::size_t>(std::count_if(added.begin(), added.end(), [&](const Field* other) {
                return is_alike(*candidates.front().second, *other);
            }));
        if (candidates.size() > few || rivals > few)
            std::erase_if(candidates, [](const auto& one) { return one.first > still_like; });
        if (candidates.empty()) continue;
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        LooksRenamed& found = all.emplace_back(LooksRenamed{come, {}});
        for (const auto& [unlike, gone] : candidates) found.old_names.push_back(gone->name);
    }
    return all;
}

}  // namespace diff
