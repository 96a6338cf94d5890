#pragma once

#include <optional>
#include <vector>

#include "diff/change.h"
#include "diff/judge.h"
#include "diff/place.h"

namespace diff {

// What a change does by itself: its effect, and whether all that its old side held is kept.
struct Own {
    Effect effect;
    Judged kept;
};
inline const Own no_effect = {Effect::neutral, {Answer::yes, false, std::nullopt}};

// The changes of the types of one table as they are listed: what each breaks, by the verdict on the whole
// table and by what it does itself, and the document that shows it.
class Listing {
  public:
    Listing(Judge& judge, const schema::Schema& before, const schema::Table& old, const schema::Schema& after,
            const schema::Table& now, const TableVerdict& verdict, std::vector<Change>& changes)
        : judge_(judge),
          before_(before),
          old_(old),
          after_(after),
          now_(now),
          verdict_(verdict),
          changes_(changes) {}

    void add(const Place& place, Id id, std::optional<Side> before, std::optional<Side> after,
             const Own& own);

    // Whether all changes that were found are listed.
    bool is_whole() const { return !is_cut_; }
    // Whether nothing that is found from now on would be.
    bool is_over() const { return is_cut_ && (has_breaking_ || verdict_.verdict.backward != Answer::no); }

  private:
    std::optional<schema::Value> witness(const Place& place, const Judged& kept) const;
    std::uint64_t fingerprint(const Place& place, Id id, const std::optional<Side>& before,
                              const std::optional<Side>& after);

    Judge& judge_;
    const schema::Schema& before_;
    const schema::Table& old_;
    const schema::Schema& after_;
    const schema::Table& now_;
    const TableVerdict& verdict_;
    std::vector<Change>& changes_;
    std::size_t size_ = 0;
    bool is_cut_ = false;
    bool has_breaking_ = false;
};

}  // namespace diff
