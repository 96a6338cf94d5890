#pragma once

#include <cstddef>
#include <vector>

#include "diff/change.h"
#include "diff/judge.h"
#include "diff/listing.h"
#include "diff/place.h"
#include "diff/table_pair.h"
#include "diff/witness.h"
#include "schema/members.h"

// What is told of two types that stand at one place where it is not told of their parts.
namespace diff {

// The two types, and the sets that are theirs.
struct TypePair {
    const Place& place;
    schema::TypeId old;
    schema::TypeId now;
    Side before;
    Side after;
    Types olds;
    Types news;
};

// The place of a member of the new type, which is that of the type itself if it has no other.
Place place_of_new(const TypePair& types, const schema::Matched& matched, const schema::Member& member,
                   const schema::Forms& forms);

// Lists those changes of one table. A witness holds no more than shows the change.
class TypeChanges {
  public:
    TypeChanges(Judge& judge, const TablePair& tables, Compat compat, Listing& listing)
        : judge_(judge), before_(tables.before), after_(tables.after), compat_(compat), listing_(listing) {}

    // One change for all of the type.
    void whole(const TypePair& types);
    // The members that came and went: one by one, or as one change. How those that are matched differ is told
    // of their parts.
    void members(const TypePair& types, const schema::Matched& matched);

  private:
    using Members = std::vector<schema::Member>;

    void change(const TypePair& types, const Own& own);
    bool are_one_change(const TypePair& types, const Members& gone, const Members& come, bool are_all);
    void added(const TypePair& types, const schema::Member& member, Id id, const Place& place);
    void removed(const TypePair& types, const schema::Member& member, Id id, const Place& place);
    Bounds all_of(const Types& types, const Members& members);
    void shrink(Judged& judged, Direction direction, const std::vector<schema::TypeId>& holders,
                const TypePair& types);

    Judge& judge_;
    const schema::Schema& before_;
    const schema::Schema& after_;
    const Compat compat_;
    Listing& listing_;
    std::size_t shrinking_ = shrinking_work;
};

}  // namespace diff
