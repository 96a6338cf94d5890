#include "diff/compare_types.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "diff/compare_indexes.h"
#include "diff/field_changes.h"
#include "diff/listing.h"
#include "diff/looks_renamed.h"
#include "diff/pairing.h"
#include "diff/place.h"
#include "diff/type_changes.h"
#include "schema/members.h"

namespace diff {
namespace {

using schema::Field;
using schema::FormId;
using schema::Member;
using schema::Object;
using schema::Schema;
using schema::Table;
using schema::TypeId;

template <class Wanted>
const Wanted* as(const Schema& schema, TypeId type) {
    return std::get_if<Wanted>(&schema[type].shape);
}

// Goes through the types of a table, down to where they differ.
class TypeComparison {
  public:
    TypeComparison(Judge& judge, Renames& renames, const TablePair& tables, Compat compat, Changes& result)
        : judge_(judge),
          renames_(renames),
          before_(tables.before),
          old_(tables.old),
          after_(tables.after),
          now_(tables.now),
          listing_(judge, tables, compat, result.changes),
          type_changes_(judge, tables, compat, listing_),
          field_changes_(judge, tables, listing_),
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

    // --- two types at one place ---

    void types(const Place& place, TypeId old, Span old_span, TypeId now, Span new_span) {
        if (old_form(old) == new_form(now)) return renames_.judge_all(now, NoteFate::finished, spot(place));
        if (listing_.is_over()) return renames_.judge_all(now, NoteFate::unsure, spot(place));
        const bool is_table = place.parent == nullptr;
        const TypePair pair{place,
                            old,
                            now,
                            Side{TypeSide{old}, old_span},
                            Side{TypeSide{now}, new_span},
                            {judge_, before_, is_table},
                            {judge_, after_, is_table}};
        const bool old_is_unknown = as<schema::Unknown>(before_, old) != nullptr;
        const bool new_is_unknown = as<schema::Unknown>(after_, now) != nullptr;
        if (old_is_unknown && new_is_unknown) return;  // nothing is known to differ
        if (old_is_unknown || new_is_unknown) {
            renames_.judge_all(now, NoteFate::unsure, spot(place));
            return type_changes_.whole(pair);
        }

        const std::vector<Member> olds = schema::members_of(before_, old, judge_.forms());
        const std::vector<Member> news = schema::members_of(after_, now, judge_.forms());
        if (olds.size() == 1 && news.size() == 1 && descend(place, olds.front().type, news.front().type))
            return;
        if (holds_any(before_, olds) || holds_any(after_, news)) return type_changes_.whole(pair);
        unions(pair, pair_members(pair.olds, olds, pair.news, news));
    }

    static bool holds_any(const Schema& schema, const std::vector<Member>& members) {
        return std::any_of(members.begin(), members.end(), [&](const Member& member) {
            return as<schema::Any>(schema, member.type) != nullptr ||
                   as<schema::Unknown>(schema, member.type) != nullptr;
        });
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

    void unions(const TypePair& pair, const schema::Matched& matched) {
        const auto place_of = [&](const Member& member) {
            return place_of_new(pair, matched, member, judge_.forms());
        };
        for (const auto& [old, now] : matched.same)
            renames_.judge_all(now.type, NoteFate::finished, spot(place_of(now)));
        for (const auto& [old, now] : matched.changed) descend(place_of(now), old.type, now.type);
        type_changes_.members(pair, matched);
    }

    // --- the fields of two objects ---

    void fields(const Place& place, const Object& old, const Object& now) {
        const auto counts = [&](const Field& field) {
            return !is_table_level(place) || !field.name.starts_with('_');
        };
        const auto only_in = [&](const Object& object, const Object& other) {
            std::vector<const Field*> only;
            if (other.open) return only;
            std::unordered_set<std::string_view> names;
            for (const Field& field : other.fields) names.insert(field.name);
            for (const Field& field : object.fields) {
                if (counts(field) && !names.contains(field.name)) only.push_back(&field);
            }
            return only;
        };
        std::vector<const Field*> removed = only_in(old, now);
        std::vector<const Field*> added = only_in(now, old);
        std::unordered_map<std::string_view, const Field*> olds;
        for (const Field& field : old.fields) olds.emplace(field.name, &field);
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
                field_changes_.renamed(Place{&place, Place::Field{&old, &now, pair->before->name}}, at,
                                       *pair);
            } else if (!old.open) {
                field_changes_.added(at, field);
            }
        }
        const auto is_renamed = [&](const Field* field) {
            return std::any_of(renamed.begin(), renamed.end(),
                               [&](const Renamed& one) { return one.before == field || one.after == field; });
        };
        std::erase_if(removed, is_renamed);
        std::erase_if(added, is_renamed);
        for (const Field* field : removed)
            field_changes_.removed(Place{&place, Place::Field{&old, &now, field->name}}, *field);
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

    void both_fields(const Place& place, const Field& old, const Field& now) {
        const bool is_known = as<schema::Unknown>(before_, old.type) == nullptr &&
                              as<schema::Unknown>(after_, now.type) == nullptr;
        if (is_known) field_changes_.optionality(place, old, now);
        types(place, old.type, old.span, now.type, now.span);
    }

    Renames::Spot spot(const Place& place) const { return {now_.name, place.path(), place.stable_path()}; }

    // Whether a place is a table's own object, or a member of its union.
    static bool is_table_level(const Place& place) {
        return place.parent == nullptr ||
               (place.parent->parent == nullptr && std::holds_alternative<Place::Member>(place.step));
    }

    Judge& judge_;
    Renames& renames_;
    const Schema& before_;
    const Table& old_;
    const Schema& after_;
    const Table& now_;
    Listing listing_;
    TypeChanges type_changes_;
    FieldChanges field_changes_;
    Changes& result_;
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
