#include "diff/compare_types.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "diff/compare_indexes.h"
#include "diff/listing.h"
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
    TypeComparison(Judge& judge, const Schema& before, const Table& old, const Schema& after,
                   const Table& now, const TableVerdict& verdict, std::vector<Change>& changes)
        : judge_(judge),
          before_(before),
          old_(old),
          after_(after),
          now_(now),
          listing_(judge, before, old, after, now, verdict, changes) {}

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
        return {judge_.effect(old_set, new_set), judge_.includes(new_set, old_set)};
    }

    // --- two types at one place ---

    void types(const Place& place, TypeId old, Span old_span, TypeId now, Span new_span) {
        if (old_form(old) == new_form(now) || listing_.is_over()) return;
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
        if (is_unknown(before_, old) || is_unknown(after_, now)) return change_type(whole, own_of_all(whole));

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
        shrink(all.kept, {{whole.old, old_form(whole.old), 0}}, whole);
        return all;
    }

    // The witness that a value of `olds` is not kept needs to show no more than that.
    void shrink(Judged& kept, const std::vector<Member>& olds, const Whole& whole) {
        if (!kept.witness || schema::size_of(*kept.witness) == 1) return;
        const auto shows_it = [&](const schema::Value& value) {
            const auto held_it = [&](const Member& old) {
                return schema::accepts(before_, old.type, value) == Answer::yes;
            };
            return std::any_of(olds.begin(), olds.end(), held_it) &&
                   schema::accepts(after_, whole.now, value) == Answer::no;
        };
        kept.witness = smallest(std::move(*kept.witness), shows_it, shrinking_);
    }

    void change_type(const Whole& whole, const Own& own) {
        Id id = Id::type_changed;
        const bool both_ids =
            as<schema::Id>(before_, whole.old) != nullptr && as<schema::Id>(after_, whole.now) != nullptr;
        switch (own.effect) {
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
            const Place entry{&place, Place::Entry{old_record->key}};
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
            shrink(kept, matched.removed, whole);
            const Judged back = judge_.includes(whole.olds.of(whole.old), all_of(whole.news, matched.added));
            return change_type(whole, {effect_of(kept.answer, back.answer), kept});
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
        const Judged was_held = judge_.includes(whole.olds.of(whole.old), whole.news.of(member.type));
        listing_.add(place, id, std::nullopt, side(member.type, false, after_[member.type].span),
                     {effect_of(Answer::yes, was_held.answer), no_effect.kept});
    }

    // One that went narrows it, unless the others hold its values still.
    void removed(const Whole& whole, const Member& member, Id id, const Place& place) {
        Judged is_held = judge_.includes(whole.news.of(whole.now), whole.olds.of(member.type));
        shrink(is_held, {member}, whole);
        listing_.add(place, id, side(member.type, false, before_[member.type].span), std::nullopt,
                     {effect_of(is_held.answer, Answer::yes), is_held});
    }

    // --- the fields of two objects ---

    void fields(const Place& place, const Object& old, const Object& now) {
        const auto counts = [&](const Field& field) {
            return !is_table_level(place) || !field.name.starts_with('_');
        };
        std::unordered_map<std::string_view, const Field*> olds;
        for (const Field& field : old.fields) {
            if (counts(field)) olds.emplace(field.name, &field);
        }
        std::unordered_set<std::string_view> met;
        for (const Field& field : now.fields) {
            if (!counts(field)) continue;
            met.insert(field.name);
            const Place at{&place, Place::Field{&old, &now, field.name}};
            const auto found = olds.find(field.name);
            if (found != olds.end()) {
                both_fields(at, *found->second, field);
            } else if (!old.open) {
                added_field(at, field);
            }
        }
        for (const Field& field : old.fields) {
            if (!counts(field) || met.contains(field.name) || now.open) continue;
            removed_field(Place{&place, Place::Field{&old, &now, field.name}}, field);
        }
    }

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
    const Schema& before_;
    const Table& old_;
    const Schema& after_;
    const Table& now_;
    Listing listing_;
    std::size_t shrinking_ = shrinking_work;
};

}  // namespace

bool compare_tables(Judge& judge, const Schema& before, const Table& old, const Schema& after,
                    const Table& now, const TableVerdict& verdict, std::vector<Change>& changes) {
    TypeComparison comparison(judge, before, old, after, now, verdict, changes);
    comparison.documents();
    comparison.staged();
    compare_indexes(old, now, changes);
    return comparison.is_whole();
}

}  // namespace diff
