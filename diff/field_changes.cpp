#include "diff/field_changes.h"

#include <optional>

namespace diff {
namespace {

using schema::Field;

Side side(const Field& field) {
    return Side{TypeSide{field.type, field.optional}, field.span};
}

}  // namespace

void FieldChanges::added(const Place& place, const Field& field) {
    const Id id = field.optional ? Id::field_added_optional : Id::field_added_required;
    listing_.add(place, id, std::nullopt, side(field), own_of(judge_, judge_.absent(), of_new(field)));
}

void FieldChanges::removed(const Place& place, const Field& field) {
    const Id id = field.optional ? Id::field_removed_optional : Id::field_removed_required;
    listing_.add(place, id, side(field), std::nullopt, own_of(judge_, of_old(field), judge_.absent()));
}

void FieldChanges::renamed(const Place& was, const Place& is, const Renamed& pair) {
    const Own gone = own_of(judge_, of_old(*pair.before), judge_.absent());
    const Own come = own_of(judge_, judge_.absent(), of_new(*pair.after));
    const auto both = [](const Judged& first, const Judged& second) {
        const bool is_first = worse(first.answer, second.answer) == first.answer;
        return is_first ? first : second;
    };
    listing_.add({was, is, pair.before->name}, Id::field_renamed, side(*pair.before), side(*pair.after),
                 {both(gone.kept, come.kept), both(come.back, gone.back)});
}

void FieldChanges::optionality(const Place& place, const Field& old, const Field& now) {
    if (old.optional == now.optional) return;
    // What the field is where it is there is told apart.
    const Bounds there = judge_.of(before_, old.type, false);
    const Bounds maybe = judge_.unite({there, judge_.absent()});
    listing_.add(place, now.optional ? Id::field_made_optional : Id::field_made_required, side(old),
                 side(now), own_of(judge_, old.optional ? maybe : there, now.optional ? maybe : there));
}

}  // namespace diff
