#include "diff/looks_renamed.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

#include "diagnostics/nearest.h"

namespace diff {
namespace {

using schema::Field;

// More of one type than this on a side, and which became which is anybody's guess.
constexpr std::size_t few = 2;

// More pairs than this, and nobody reads on.
constexpr std::size_t readable = 10'000;

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

enum class Likeness : std::uint8_t { nearly_same, like, unlike };

Likeness likeness(std::size_t unlikeness) {
    if (unlikeness <= 25) return Likeness::nearly_same;
    return unlikeness <= 50 ? Likeness::like : Likeness::unlike;
}

struct Candidate {
    const Field* gone;
    const Field* come;
    std::size_t unlikeness;
};

}  // namespace

std::vector<LooksRenamed> looks_renamed(
    const std::vector<const Field*>& removed, const std::vector<const Field*>& added,
    const std::function<bool(const Field& gone, const Field& come)>& is_alike) {
    if (removed.size() * added.size() > readable) return {};
    std::vector<Candidate> candidates;
    for (const Field* come : added) {
        for (const Field* gone : removed) {
            if (is_alike(*gone, *come))
                candidates.push_back({gone, come, unlikeness(gone->name, come->name)});
        }
    }
    // Of one field: how many candidates there are, and how like it the most like one is.
    struct Rivals {
        std::size_t count = 0;
        Likeness best = Likeness::unlike;
    };
    std::map<const Field*, Rivals> rivals;
    for (const Candidate& one : candidates) {
        for (const Field* field : {one.gone, one.come}) {
            ++rivals[field].count;
            rivals[field].best = std::min(rivals[field].best, likeness(one.unlikeness));
        }
    }
    std::erase_if(candidates, [&](const Candidate& one) {
        const Likeness own = likeness(one.unlikeness);
        const auto is_beaten = [&](const Field* field) {
            return own > rivals[field].best || (own == Likeness::unlike && rivals[field].count > few);
        };
        return is_beaten(one.gone) || is_beaten(one.come);
    });
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.unlikeness < b.unlikeness; });
    std::vector<LooksRenamed> all;
    for (const Field* come : added) {
        LooksRenamed found{come, {}};
        for (const Candidate& one : candidates) {
            if (one.come == come) found.old_names.push_back(one.gone->name);
        }
        if (!found.old_names.empty()) all.push_back(std::move(found));
    }
    return all;
}

}  // namespace diff
