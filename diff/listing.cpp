#include "diff/listing.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "schema/accepts.h"
#include "schema/digest.h"

namespace diff {
namespace {

// A validator that is used in many places may differ in more of them than anybody can read. The list
// is measured in values of witnesses, of which a change by itself takes as much as a few.
constexpr std::size_t size_limit = 1'200'000;
constexpr std::size_t change_size = 25;

}  // namespace

void Listing::add(const Place& place, Id id, std::optional<Side> before, std::optional<Side> after,
                  const Own& own) {
    const bool breaks = verdict_.verdict.backward == Answer::no && own.kept.answer == Answer::no;
    is_cut_ = is_cut_ || size_ > size_limit;
    if (is_cut_ && (!breaks || has_breaking_)) return;
    Change change;
    change.id = id;
    change.table = now_.name;
    change.path = place.path();
    change.effect = own.effect;
    change.fingerprint = fingerprint(place, id, before, after);
    change.before = std::move(before);
    change.after = std::move(after);
    change.may_break = verdict_.verdict.backward == Answer::unknown && own.kept.answer != Answer::yes;
    if (breaks) {
        change.breaking = has_breaking_ = true;
        change.witness = witness(place, own.kept);
    }
    size_ += change_size + (change.witness ? schema::size_of(*change.witness) : 0);
    changes_.push_back(std::move(change));
}

// A document that this very change breaks; else the one that shows that the table breaks.
std::optional<schema::Value> Listing::witness(const Place& place, const Judged& kept) const {
    auto document = document_around(place, kept.witness, before_, after_);
    if (document && schema::accepts_document(before_, old_, *document) == Answer::yes &&
        schema::accepts_document(after_, now_, *document) == Answer::no) {
        return document;
    }
    return verdict_.backward_witness;
}

std::uint64_t Listing::fingerprint(const Place& place, Id id, const std::optional<Side>& before,
                                   const std::optional<Side>& after) {
    const auto of = [&](const std::optional<Side>& one, const schema::Schema& schema) -> std::string {
        if (!one) return "-";
        const auto& type = std::get<TypeSide>(one->what);
        return fmt::format("{:016x}{}", judge_.forms().digest(judge_.form(schema, type.type)),
                           type.optional ? "?" : "");
    };
    return schema::digest_of(fmt::format("{} {} {} {} {}", kind(id).name, now_.name, place.stable_path(),
                                         of(before, before_), of(after, after_)));
}

}  // namespace diff
