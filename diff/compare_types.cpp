#include "diff/compare_types.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "diff/compare_indexes.h"
#include "diff/listing.h"
#include "diff/looks_renamed.h"
#include "diff/pairing.h"
#include "diff/place.h"
#include "diff/witness.h"
#include "schema/accepts.h"
#include "schema/members.h"

namespace diff {
namespace {

using schema::Field;
using schema::FormId;
using schema::Matched;
using schema::Member;
using schema::Object;
using schema::Schema;
using schema::Table;
using schema::TypeId;

template <class Wanted>
const Wanted* as(const Schema& schema, TypeId type) {
    return std::get_if<Wanted>(&schema[type].shape);
}

class TypeComparison {
  public:
    TypeComparison(Judge& judge, Renames& renames, const TablePair& tables, Compat compat, Changes& result)
        : judge_(judge),
          renames_(renames),
          before_(tables.before),
          old_(tables.old),
          after_(tables.after),
          now_(tables.now),
          compat_(compat),
          listing_(judge, tables, compat, result.changes),
          result_(result) {}

    bool is_whole() const { return listing_.is_whole(); }

    void documents() {
        const Place table{};
        types(table, old_.document, old_.span, now_.document, now_.span);
    }

    void staged() {
        const Place table{};
        if (!old_.staged && !now_.staged) return;
        const auto side = [](const Table& table_side) -> std::optional<Side> {
            if (!table_side.staged) return std::nullopt;
            return Side{TypeSide{*table_side.staged, false}, table_side.span};
        };
        if (old_.staged && now_.staged) {
            if (judge_.form(before_, *old_.staged) == judge_.form(after_, *now_.staged)) return;
            listing_.add(table, Id::staged_validator_changed, side(old_), side(now_), no_effect);
        } else {
            const Id id = now_.staged ? Id::staged_validator_added : Id::staged_validator_removed;
            listing_.add(table, id, side(old_), side(now_), no_effect);
        }
    }

  private:
    FormId old_form(TypeId type) { return judge_.form(before_, type); }
    FormId new_form(TypeId type) { return judge_.form(after_, type); }
    Bounds old_bounds(TypeId type, bool optional = false) { return judge_.of(before_, type, optional); }
    Bounds new_bounds(TypeId type, bool optional = false) { return judge_.of(after_, type, optional); }

    static Side side(TypeId type, bool optional, Span span) { return Side{TypeSide{type, optional}, span}; }

    Own own(const Bounds& old_set, const Bounds& new_set) {
        return {judge_.includes(new_set, old_set), judge_.includes(old_set, new_set)};
    }

    // --- two types at one place ---

    void types(const Place& place, TypeId old, Span old_span, TypeId now, Span new_span) {
        if (old_form(old) == new_form(now)) return renames_.judge_all(now, NoteFate::finished, spot(place));
        if (listing_.is_over()) return renames_.judge_all(now, NoteFate::unsure, spot(place));
        const bool is_table = place.parent == nullptr;
        const Whole whole{place,
                          side(old, false, old_span),
                          side(now, false, new_span),
                          {judge_, before_, is_table},
                          {judge_, after_, is_table},
                          old,
                          now};
        const auto is_unknown = [](const Schema& schema, TypeId type) {
            return as<schema::Unknown>(schema, type) != nullptr;
        };
        if (is_unknown(before_, old) && is_unknown(after_, now)) return;  // nothing is known to differ
        if (is_unknown(before_, old) || is_unknown(after_, now)) {
            renames_.judge_all(now, NoteFate::unsure, spot(place));
            return change_type(whole, own_of_all(whole));
        }

        const std::vector<Member> olds = schema::members_of(before_, old, judge_.forms());
        const std::vector<Member> news = schema::members_of(after_, now, judge_.forms());
        if (olds.size() == 1 && news.size() == 1 && descend(place, olds.front().type, news.front().type))
            return;
        if (holds_any(before_, olds) || holds_any(after_, news)) return change_type(whole, own_of_all(whole));
        unions(whole, pair_members(whole.olds, olds, whole.news, news), olds.size() > 1, news.size() > 1);
    }

    // The place of a change of type, and all that stands there.
    struct Whole {
        const Place& place;
        Side before;
        Side after;
        Types olds;
        Types news;
        TypeId old;
        TypeId now;
    };

    static bool holds_any(const Schema& schema, const std::vector<Member>& members) {
        return std::any_of(members.begin(), members.end(), [&](const Member& member) {
            return as<schema::Any>(schema, member.type) != nullptr ||
                   as<schema::Unknown>(schema, member.type) != nullptr;
        });
    }

    Own own_of_all(const Whole& whole) {
        Own all = own(whole.olds.of(whole.old), whole.news.of(whole.now));
        shrink(all.kept, Direction::backward, {{whole.old, old_form(whole.old), 0}}, whole);
        shrink(all.back, Direction::forward, {{whole.now, new_form(whole.now), 0}}, whole);
        return all;
    }

    // The witness that a value of `members`, of one side, is not of the other needs to show no more than
    // that.
    void shrink(Judged& judged, Direction direction, const std::vector<Member>& members, const Whole& whole) {
        if (!asks(compat_, direction)) return;
        if (!judged.witness || schema::size_of(*judged.witness) == 1) return;
        const bool is_backward = direction == Direction::backward;
        const Schema& own_side = is_backward ? before_ : after_;
        const Schema& other_side = is_backward ? after_ : before_;
        const auto shows_it = [&](const schema::Value& value) {
            const auto holds_it = [&](const Member& member) {
                return schema::accepts(own_side, member.type, value) == Answer::yes;
            };
            return std::any_of(members.begin(), members.end(), holds_it) &&
                   schema::accepts(other_side, is_backward ? whole.now : whole.old, value) == Answer::no;
        };
        judged.witness = smallest(std::move(*judged.witness), shows_it, shrinking_);
    }

    void change_type(const Whole& whole, const Own& own) {
        Id id = Id::type_changed;
        const bool both_ids =
            as<schema::Id>(before_, whole.old) != nullptr && as<schema::Id>(after_, whole.now) != nullptr;
        switch (own.effect()) {
            case Effect::widens: id = Id::type_widened; break;
            case Effect::narrows: id = Id::type_narrowed; break;
            case Effect::reshapes:
                if (both_ids) id = Id::id_target_changed;
                break;
            case Effect::neutral:
            case Effect::unknown: break;
        }
        listing_.add(whole.place, id, whole.before, whole.after, own);
    }

    // Two types of one kind that have parts: what differs is in the parts. False, if they are not.
    bool descend(const Place& place, TypeId old, TypeId now) {
        const auto* old_array = as<schema::Array>(before_, old);
        const auto* new_array = as<schema::Array>(after_, now);
        if (old_array != nullptr && new_array != nullptr) {
            const Place element{&place, Place::Element{}};
            types(element, old_array->element, before_[old_array->element].span, new_array->element,
                  after_[new_array->element].span);
            return true;
        }
        const auto* old_record = as<schema::Record>(before_, old);
        const auto* new_record = as<schema::Record>(after_, now);
        if (old_record != nullptr && new_record != nullptr &&
            old_form(old_record->key) == new_form(new_record->key)) {
            const Place entry{&place, Place::Entry{old_record->key, new_record->key}};
            types(entry, old_record->value, before_[old_record->value].span, new_record->value,
                  after_[new_record->value].span);
            return true;
        }
        const auto* old_object = as<Object>(before_, old);
        const auto* new_object = as<Object>(after_, now);
        if (old_object != nullptr && new_object != nullptr) {
            fields(place, *old_object, *new_object);
            return true;
        }
        return false;
    }

    // --- the members of two unions ---

    void unions(const Whole& whole, Matched matched, bool old_is_union, bool new_is_union) {
        std::size_t settled = matched.same.size();
        const auto place_of = [&](const Member& member, bool in_union) {
            return in_union
                       ? Place{&whole.place, Place::Member{member.number, judge_.forms().digest(member.form)}}
                       : whole.place;
        };
        for (const auto& [old, now] : matched.same)
            renames_.judge_all(now.type, NoteFate::finished, spot(place_of(now, new_is_union)));
        for (const auto& [old, now] : matched.changed) {
            descend(place_of(now, new_is_union), old.type, now.type);
            ++settled;
        }
        const auto take_null = [&](std::vector<Member>& members,
                                   const Schema& schema) -> std::optional<Member> {
            const auto found = std::find_if(members.begin(), members.end(), [&](const Member& member) {
                return as<schema::Null>(schema, member.type) != nullptr;
            });
            if (found == members.end()) return std::nullopt;
            const Member member = *found;
            members.erase(found);
            return member;
        };
        // `null` comes and goes beside the rest; where it is all there is, it is a type like others.
        const auto is_only_null = [&](const std::vector<Member>& members, const Schema& schema) {
            return members.size() == 1 && as<schema::Null>(schema, members.front().type) != nullptr;
        };
        const bool null_is_all =
            settled == 0 && (is_only_null(matched.removed, before_) || is_only_null(matched.added, after_));
        if (!null_is_all) {
            if (const auto null = take_null(matched.removed, before_)) {
                removed(whole, *null, Id::null_removed, place_of(*null, old_is_union));
                ++settled;
            }
            if (const auto null = take_null(matched.added, after_)) {
                added(whole, *null, Id::null_added, place_of(*null, new_is_union));
                ++settled;
            }
        }
        if (!matched.removed.empty() && !matched.added.empty() && is_one_change(whole, matched, settled)) {
            Judged kept = judge_.includes(whole.news.of(whole.now), all_of(whole.olds, matched.removed));
            shrink(kept, Direction::backward, matched.removed, whole);
            Judged back = judge_.includes(whole.olds.of(whole.old), all_of(whole.news, matched.added));
            shrink(back, Direction::forward, matched.added, whole);
            return change_type(whole, {kept, back});
        }
        for (const Member& member : matched.added) {
            const bool is_literal = as<schema::Literal>(after_, member.type) != nullptr;
            added(whole, member, is_literal ? Id::literal_added : Id::union_member_added,
                  place_of(member, new_is_union));
        }
        for (const Member& member : matched.removed) {
            const bool is_literal = as<schema::Literal>(before_, member.type) != nullptr;
            removed(whole, member, is_literal ? Id::literal_removed : Id::union_member_removed,
                    place_of(member, old_is_union));
        }
    }

    // Whether what came and what went are best told as one change of type: one contains the other,
    // or nothing else is left. Literals that come and go are told one by one.
    bool is_one_change(const Whole& whole, const Matched& matched, std::size_t settled) {
        const auto all_literals = [](const Schema& schema, const std::vector<Member>& members) {
            return std::all_of(members.begin(), members.end(), [&](const Member& member) {
                return as<schema::Literal>(schema, member.type) != nullptr;
            });
        };
        if (all_literals(before_, matched.removed) && all_literals(after_, matched.added)) return false;
        if (settled == 0 && matched.removed.size() == 1 && matched.added.size() == 1) return true;
        const Effect effect =
            judge_.effect(all_of(whole.olds, matched.removed), all_of(whole.news, matched.added));
        return effect != Effect::reshapes;
    }

    Bounds all_of(const Types& types, const std::vector<Member>& members) {
        std::vector<Bounds> all;
        for (const Member& member : members) all.push_back(types.of(member.type));
        return judge_.unite(all);
    }

    // A member that came widens the union, unless the others held its values before.
    void added(const Whole& whole, const Member& member, Id id, const Place& place) {
        Judged was_held = judge_.includes(whole.olds.of(whole.old), whole.news.of(member.type));
        shrink(was_held, Direction::forward, {member}, whole);
        listing_.add(place, id, std::nullopt, side(member.type, false, after_[member.type].span),
                     {all_of_it, was_held});
    }

    // One that went narrows it, unless the others hold its values still.
    void removed(const Whole& whole, const Member& member, Id id, const Place& place) {
        Judged is_held = judge_.includes(whole.news.of(whole.now), whole.olds.of(member.type));
        shrink(is_held, Direction::backward, {member}, whole);
        listing_.add(place, id, side(member.type, false, before_[member.type].span), std::nullopt,
                     {is_held, all_of_it});
    }

    // --- the fields of two objects ---

    void fields(const Place& place, const Object& old, const Object& now) {
        const auto counts = [&](const Field& field) {
            return !is_table_level(place) || !field.name.starts_with('_');
        };
        std::unordered_map<std::string_view, const Field*> olds;
        std::unordered_set<std::string_view> news;
        for (const Field& field : old.fields) olds.emplace(field.name, &field);
        for (const Field& field : now.fields) news.insert(field.name);
        std::vector<const Field*> removed;
        std::vector<const Field*> added;
        for (const Field& field : old.fields) {
            if (counts(field) && !news.contains(field.name) && !now.open) removed.push_back(&field);
        }
        for (const Field& field : now.fields) {
            if (counts(field) && !olds.contains(field.name) && !old.open) added.push_back(&field);
        }
        const std::vector<Renamed> renamed = renames_.among(removed, added);
        for (const Field& field : now.fields) {
            if (!counts(field)) continue;
            const Place at{&place, Place::Field{&old, &now, field.name}};
            const auto pair = std::find_if(renamed.begin(), renamed.end(),
                                           [&](const Renamed& one) { return one.after == &field; });
            const auto found = olds.find(field.name);
            if (renames_.is_noted(field))
                renames_.judge(field, old, now, pair == renamed.end() ? nullptr : &*pair, spot(at));
            if (found != olds.end()) {
                both_fields(at, *found->second, field);
            } else if (pair != renamed.end()) {
                renamed_field(Place{&place, Place::Field{&old, &now, pair->before->name}}, at, *pair);
            } else if (!old.open) {
                added_field(at, field);
            }
        }
        const auto is_renamed = [&](const Field* field) {
            return std::any_of(renamed.begin(), renamed.end(),
                               [&](const Renamed& one) { return one.before == field || one.after == field; });
        };
        std::erase_if(removed, is_renamed);
        std::erase_if(added, is_renamed);
        for (const Field* field : removed)
            removed_field(Place{&place, Place::Field{&old, &now, field->name}}, *field);
        look_renamed(place, old, now, removed, added);
    }

    // Those that came and may be those that went.
    void look_renamed(const Place& place, const Object& old, const Object& now,
                      const std::vector<const Field*>& removed, const std::vector<const Field*>& added) {
        const auto is_alike = [&](const Field& gone, const Field& come) {
            return gone.optional == come.optional && old_form(gone.type) == new_form(come.type);
        };
        for (LooksRenamed& found : looks_renamed(removed, added, is_alike)) {
            if (renames_.is_noted(*found.field)) continue;
            const Place at{&place, Place::Field{&old, &now, found.field->name}};
            result_.possible_renames.push_back(
                {now_.name, at.path(), at.stable_path(), found.field->span, std::move(found.old_names)});
        }
    }

    Renames::Spot spot(const Place& place) const { return {now_.name, place.path(), place.stable_path()}; }

    // Whether a place is a table's own object, or a member of its union.
    static bool is_table_level(const Place& place) {
        return place.parent == nullptr ||
               (place.parent->parent == nullptr && std::holds_alternative<Place::Member>(place.step));
    }

    void added_field(const Place& at, const Field& field) {
        const Id id = field.optional ? Id::field_added_optional : Id::field_added_required;
        listing_.add(at, id, std::nullopt, side(field.type, field.optional, field.span),
                     own(judge_.absent(), new_bounds(field.type, field.optional)));
    }

    void removed_field(const Place& at, const Field& field) {
        const Id id = field.optional ? Id::field_removed_optional : Id::field_removed_required;
        listing_.add(at, id, side(field.type, field.optional, field.span), std::nullopt,
                     own(old_bounds(field.type, field.optional), judge_.absent()));
    }

    // As breaking as the two changes that it is instead of.
    void renamed_field(const Place& was, const Place& at, const Renamed& pair) {
        const auto& [before, after] = pair;
        const Own gone = own(old_bounds(before->type, before->optional), judge_.absent());
        const Own come = own(judge_.absent(), new_bounds(after->type, after->optional));
        const auto both = [](const Judged& first, const Judged& second) {
            const bool is_first = worse(first.answer, second.answer) == first.answer;
            return is_first ? first : second;
        };
        listing_.add({was, at, before->name}, Id::field_renamed,
                     side(before->type, before->optional, before->span),
                     side(after->type, after->optional, after->span),
                     {both(gone.kept, come.kept), both(come.back, gone.back)});
    }

    void both_fields(const Place& at, const Field& old, const Field& now) {
        const bool is_known = as<schema::Unknown>(before_, old.type) == nullptr &&
                              as<schema::Unknown>(after_, now.type) == nullptr;
        if (is_known && old.optional != now.optional) {
            // Only whether it may be absent: what it may be is told apart.
            const Bounds there = old_bounds(old.type);
            const Bounds maybe = judge_.unite({there, judge_.absent()});
            listing_.add(at, now.optional ? Id::field_made_optional : Id::field_made_required,
                         side(old.type, old.optional, old.span), side(now.type, now.optional, now.span),
                         own(old.optional ? maybe : there, now.optional ? maybe : there));
        }
        types(at, old.type, old.span, now.type, now.span);
    }

    Judge& judge_;
    Renames& renames_;
    const Schema& before_;
    const Table& old_;
    const Schema& after_;
    const Table& now_;
    const Compat compat_;
    Listing listing_;
    Changes& result_;
    std::size_t shrinking_ = shrinking_work;
};

}  // namespace

bool compare_tables(Judge& judge, Renames& renames, const TablePair& tables, Compat compat, Changes& result) {
    TypeComparison comparison(judge, renames, tables, compat, result);
    comparison.documents();
    comparison.staged();
    compare_indexes(tables.old, tables.now, result.changes);
    return comparison.is_whole();
}

}  // namespace diff
