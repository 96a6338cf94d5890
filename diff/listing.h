#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diff/change.h"
#include "diff/judge.h"
#include "diff/place.h"
#include "diff/table_pair.h"

namespace diff {

// What a change does by itself: whether all that its old side held is kept, and whether all that its new
// side holds was held.
struct Own {
    Judged kept;
    Judged back;

    Effect effect() const { return effect_of(kept.answer, back.answer); }
};
// Of a side that held `before` and holds `after` now.
Own own_of(Judge& judge, const Bounds& before, const Bounds& after);
inline const Judged all_of_it = {Answer::yes, false, std::nullopt};
inline const Own no_effect = {all_of_it, all_of_it};

// The changes of the types of one table as they are listed: what each breaks, by the verdict on the whole
// table and by what it does itself, and the document that shows it.
class Listing {
  public:
    Listing(Judge& judge, const TablePair& tables, Compat compat, std::vector<Change>& changes)
        : judge_(judge), tables_(tables), compat_(compat), changes_(changes) {}

    void add(const Place& place, Id id, std::optional<Side> before, std::optional<Side> after,
             const Own& own) {
        add({place, place, {}}, id, std::move(before), std::move(after), own);
    }

    // Of a field that is renamed, each side has a place of its own.
    struct Places {
        const Place& before;
        const Place& after;
        std::string old_name;
    };
    void add(const Places& places, Id id, std::optional<Side> before, std::optional<Side> after,
             const Own& own);

    // Whether all changes that were found are listed.
    bool is_whole() const { return !is_cut_; }
    // Whether nothing that is found from now on would be.
    bool is_over() const;

  private:
    Answer asked(Direction direction) const;
    bool breaks(Direction direction, const Judged& own) const;
    bool may_break(Direction direction, const Judged& own) const;
    std::optional<schema::Value> witness(Direction direction, const Place& place, const Judged& own) const;
    std::uint64_t fingerprint(const Places& places, Id id, const std::optional<Side>& before,
                              const std::optional<Side>& after);

    Judge& judge_;
    const TablePair& tables_;
    const Compat compat_;
    std::vector<Change>& changes_;
    std::size_t size_ = 0;
    bool is_cut_ = false;
    bool is_shown_there_ = false;  // one that breaks documents of the old side
    bool is_shown_back_ = false;   // one that breaks documents of the new side
};

}  // namespace diff
