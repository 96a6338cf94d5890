#pragma once

#include "diff/judge.h"
#include "diff/listing.h"
#include "diff/place.h"
#include "diff/renames.h"

namespace diff {

// Lists what is told of a field itself, and not of its type: that it came, went, has another name, or may be
// absent on one side only.
class FieldChanges {
  public:
    FieldChanges(Judge& judge, const TablePair& tables, Listing& listing)
        : judge_(judge), before_(tables.before), after_(tables.after), listing_(listing) {}

    void added(const Place& place, const schema::Field& field);
    void removed(const Place& place, const schema::Field& field);
    // As breaking as the two changes that it is instead of.
    void renamed(const Place& was, const Place& is, const Renamed& pair);
    // Nothing, where both or neither may be absent.
    void optionality(const Place& place, const schema::Field& old, const schema::Field& now);

  private:
    Bounds of_old(const schema::Field& field) { return judge_.of(before_, field.type, field.optional); }
    Bounds of_new(const schema::Field& field) { return judge_.of(after_, field.type, field.optional); }

    Judge& judge_;
    const schema::Schema& before_;
    const schema::Schema& after_;
    Listing& listing_;
};

}  // namespace diff
