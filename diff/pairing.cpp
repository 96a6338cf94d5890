#include "diff/pairing.h"

#include <algorithm>
#include <set>
#include <utility>

namespace diff {
namespace {

using schema::Matched;
using schema::Member;

using Pair = std::pair<Member, Member>;
using Pairs = std::set<std::size_t>;  // by their number among the changed ones

class Pairing {
  public:
    Pairing(const Types& before, const Types& after, Matched matched)
        : judge_(before.judge), before_(before), after_(after), matched_(std::move(matched)) {}

    Matched run() {
        take_apart(records_with_other_keys());
        take_apart(held_by_others(before_, &Pair::first, after_, &Pair::second));
        take_apart(held_by_others(after_, &Pair::second, before_, &Pair::first));
        while (!matched_.changed.empty()) {
            Pairs in_the_way = leant_on(matched_.removed, before_, &Pair::first, after_, &Pair::second);
            in_the_way.merge(leant_on(matched_.added, after_, &Pair::second, before_, &Pair::first));
            if (in_the_way.empty()) break;
            take_apart(in_the_way);
        }
        const auto earlier = [](const Member& a, const Member& b) { return a.number < b.number; };
        std::sort(matched_.removed.begin(), matched_.removed.end(), earlier);
        std::sort(matched_.added.begin(), matched_.added.end(), earlier);
        return std::move(matched_);
    }

  private:
    Pairs records_with_other_keys() {
        Pairs found;
        for (std::size_t i = 0; i < matched_.changed.size(); ++i) {
            const auto& [old, now] = matched_.changed[i];
            const auto* old_record = std::get_if<schema::Record>(&before_.schema[old.type].shape);
            const auto* new_record = std::get_if<schema::Record>(&after_.schema[now.type].shape);
            if (old_record == nullptr || new_record == nullptr) continue;
            if (judge_.form(before_.schema, old_record->key) != judge_.form(after_.schema, new_record->key))
                found.insert(i);
        }
        return found;
    }

    // The pairs of which one side has no value, or has some that are not in the other but in the rest of its
    // union.
    Pairs held_by_others(const Types& types, Member Pair::*side, const Types& other_types,
                         Member Pair::*other_side) {
        const Bounds all = others_without({}, other_types, other_side);
        Pairs found;
        for (std::size_t i = 0; i < matched_.changed.size(); ++i) {
            const Member& member = matched_.changed[i].*side;
            if (holds(judge_.unite({}), types, member)) found.insert(i);
            const Bounds other = other_types.of((matched_.changed[i].*other_side).type);
            if (!holds(other, types, member) && holds(all, types, member)) found.insert(i);
        }
        return found;
    }

    // The pairs of which the changes break something, and without whose other side a member of `some` that
    // is held there would not be.
    Pairs leant_on(const std::vector<Member>& some, const Types& types, Member Pair::*side,
                   const Types& other_types, Member Pair::*other_side) {
        if (some.empty()) return {};
        Pairs broken;
        for (std::size_t i = 0; i < matched_.changed.size(); ++i) {
            const Pair& pair = matched_.changed[i];
            const Bounds other = other_types.of((pair.*other_side).type);
            if (!holds(other, types, pair.*side)) broken.insert(i);
        }
        if (broken.empty()) return {};
        const Bounds steady = others_without(broken, other_types, other_side);
        const Bounds all = others_without({}, other_types, other_side);
        Pairs found;
        for (const Member& member : some) {
            if (holds(steady, types, member) || !holds(all, types, member)) continue;
            Pairs needed;
            for (const std::size_t i : broken) {
                if (!holds(others_without({i}, other_types, other_side), types, member)) needed.insert(i);
            }
            found.merge(needed.empty() ? Pairs(broken) : needed);
        }
        return found;
    }

    bool holds(const Bounds& outer, const Types& types, const Member& member) {
        return judge_.includes(outer, types.of(member.type)).answer == Answer::yes;
    }

    // All members of the other side but those of these pairs.
    Bounds others_without(const Pairs& pairs, const Types& types, Member Pair::*side) {
        std::vector<Bounds> parts;
        const auto add = [&](const Member& member) { parts.push_back(types.of(member.type)); };
        for (const Pair& pair : matched_.same) add(pair.*side);
        for (std::size_t i = 0; i < matched_.changed.size(); ++i) {
            if (!pairs.contains(i)) add(matched_.changed[i].*side);
        }
        for (const Member& member : side == &Pair::second ? matched_.added : matched_.removed) add(member);
        return judge_.unite(parts);
    }

    void take_apart(const Pairs& pairs) {
        std::vector<Pair> kept;
        for (std::size_t i = 0; i < matched_.changed.size(); ++i) {
            const Pair& pair = matched_.changed[i];
            if (pairs.contains(i)) {
                matched_.removed.push_back(pair.first);
                matched_.added.push_back(pair.second);
            } else {
                kept.push_back(pair);
            }
        }
        matched_.changed = std::move(kept);
    }

    Judge& judge_;
    const Types& before_;
    const Types& after_;
    Matched matched_;
};

}  // namespace

Matched pair_members(const Types& before, std::vector<Member> olds, const Types& after,
                     std::vector<Member> news) {
    Matched matched = schema::match_members(std::move(olds), std::move(news), before.judge.forms());
    return Pairing(before, after, std::move(matched)).run();
}

}  // namespace diff
