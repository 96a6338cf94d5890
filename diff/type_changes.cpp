#include "diff/type_changes.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "schema/accepts.h"

namespace diff {
namespace {

using schema::Matched;
using schema::Member;
using schema::Schema;
using schema::TypeId;

using Members = std::vector<Member>;

template <class Wanted>
bool is(const Schema& schema, TypeId type) {
    return std::holds_alternative<Wanted>(schema[type].shape);
}

bool are_literals(const Schema& schema, const Members& members) {
    return std::all_of(members.begin(), members.end(),
                       [&](const Member& member) { return is<schema::Literal>(schema, member.type); });
}

bool is_only_null(const Schema& schema, const Members& members) {
    return members.size() == 1 && is<schema::Null>(schema, members.front().type);
}

std::optional<Member> take_null(const Schema& schema, Members& members) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) {
        return is<schema::Null>(schema, member.type);
    });
    if (found == members.end()) return std::nullopt;
    const Member member = *found;
    members.erase(found);
    return member;
}

std::vector<TypeId> types_of(const Members& members) {
    std::vector<TypeId> types;
    for (const Member& member : members) types.push_back(member.type);
    return types;
}

// How many members of both unions are matched.
std::size_t pairs(const Matched& matched) {
    return matched.same.size() + matched.changed.size();
}

Place member_place(const Place& place, const Member& member, bool in_union, const schema::Forms& forms) {
    return in_union ? Place{&place, Place::Member{member.number, forms.digest(member.form)}} : place;
}

Place place_of_old(const TypePair& types, const Matched& matched, const Member& member,
                   const schema::Forms& forms) {
    return member_place(types.place, member, pairs(matched) + matched.removed.size() > 1, forms);
}

}  // namespace

Place place_of_new(const TypePair& types, const Matched& matched, const Member& member,
                   const schema::Forms& forms) {
    return member_place(types.place, member, pairs(matched) + matched.added.size() > 1, forms);
}

void TypeChanges::whole(const TypePair& types) {
    Own own = own_of(judge_, types.olds.of(types.old), types.news.of(types.now));
    shrink(own.kept, Direction::backward, {types.old}, types);
    shrink(own.back, Direction::forward, {types.now}, types);
    change(types, own);
}

void TypeChanges::change(const TypePair& types, const Own& own) {
    Id id = Id::type_changed;
    switch (own.effect()) {
        case Effect::widens: id = Id::type_widened; break;
        case Effect::narrows: id = Id::type_narrowed; break;
        case Effect::reshapes:
            if (is<schema::Id>(before_, types.old) && is<schema::Id>(after_, types.now))
                id = Id::id_target_changed;
            break;
        case Effect::neutral:
        case Effect::unknown: break;
    }
    listing_.add(types.place, id, types.before, types.after, own);
}

void TypeChanges::members(const TypePair& types, const Matched& matched) {
    const auto old_place = [&](const Member& member) {
        return place_of_old(types, matched, member, judge_.forms());
    };
    const auto new_place = [&](const Member& member) {
        return place_of_new(types, matched, member, judge_.forms());
    };
    Members gone = matched.removed;
    Members come = matched.added;
    std::size_t settled = pairs(matched);
    // `null` comes and goes beside the rest; where it is all there is, it is a type like others.
    const bool null_is_all = settled == 0 && (is_only_null(before_, gone) || is_only_null(after_, come));
    if (!null_is_all) {
        if (const auto null = take_null(before_, gone)) {
            removed(types, *null, Id::null_removed, old_place(*null));
            ++settled;
        }
        if (const auto null = take_null(after_, come)) {
            added(types, *null, Id::null_added, new_place(*null));
            ++settled;
        }
    }
    if (!gone.empty() && !come.empty() && are_one_change(types, gone, come, settled == 0)) {
        Own own = {judge_.includes(types.news.of(types.now), all_of(types.olds, gone)),
                   judge_.includes(types.olds.of(types.old), all_of(types.news, come))};
        shrink(own.kept, Direction::backward, types_of(gone), types);
        shrink(own.back, Direction::forward, types_of(come), types);
        return change(types, own);
    }
    for (const Member& member : come) {
        const bool is_literal = is<schema::Literal>(after_, member.type);
        added(types, member, is_literal ? Id::literal_added : Id::union_member_added, new_place(member));
    }
    for (const Member& member : gone) {
        const bool is_literal = is<schema::Literal>(before_, member.type);
        removed(types, member, is_literal ? Id::literal_removed : Id::union_member_removed,
                old_place(member));
    }
}

// Whether what came and what went are best told as one change of type: one contains the other, or nothing
// else is there. Literals that come and go are told one by one.
bool TypeChanges::are_one_change(const TypePair& types, const Members& gone, const Members& come,
                                 bool are_all) {
    if (are_literals(before_, gone) && are_literals(after_, come)) return false;
    if (are_all && gone.size() == 1 && come.size() == 1) return true;
    return judge_.effect(all_of(types.olds, gone), all_of(types.news, come)) != Effect::reshapes;
}

// A member that came widens the union, unless the others held its values before.
void TypeChanges::added(const TypePair& types, const Member& member, Id id, const Place& place) {
    Judged was_held = judge_.includes(types.olds.of(types.old), types.news.of(member.type));
    shrink(was_held, Direction::forward, {member.type}, types);
    const Side side{TypeSide{member.type}, after_[member.type].span};
    listing_.add(place, id, std::nullopt, side, {all_of_it, was_held});
}

// One that went narrows it, unless the others hold its values still.
void TypeChanges::removed(const TypePair& types, const Member& member, Id id, const Place& place) {
    Judged is_held = judge_.includes(types.news.of(types.now), types.olds.of(member.type));
    shrink(is_held, Direction::backward, {member.type}, types);
    const Side side{TypeSide{member.type}, before_[member.type].span};
    listing_.add(place, id, side, std::nullopt, {is_held, all_of_it});
}

Bounds TypeChanges::all_of(const Types& types, const Members& members) {
    std::vector<Bounds> all;
    for (const Member& member : members) all.push_back(types.of(member.type));
    return judge_.unite(all);
}

// The witness that a value of `holders`, of one side, is not of the other needs to show no more than that.
void TypeChanges::shrink(Judged& judged, Direction direction, const std::vector<TypeId>& holders,
                         const TypePair& types) {
    if (!asks(compat_, direction)) return;
    if (!judged.witness || schema::size_of(*judged.witness) == 1) return;
    const bool is_backward = direction == Direction::backward;
    const Schema& own_side = is_backward ? before_ : after_;
    const Schema& other_side = is_backward ? after_ : before_;
    const auto shows_it = [&](const schema::Value& value) {
        const auto holds_it = [&](TypeId holder) {
            return schema::accepts(own_side, holder, value) == Answer::yes;
        };
        return std::any_of(holders.begin(), holders.end(), holds_it) &&
               schema::accepts(other_side, is_backward ? types.now : types.old, value) == Answer::no;
    };
    judged.witness = smallest(std::move(*judged.witness), shows_it, shrinking_);
}

}  // namespace diff
