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

Own own_of(Judge& judge, const Bounds& before, const Bounds& after) {
    return {judge.includes(after, before), judge.includes(before, after)};
}

void Listing::add(const Places& places, Id id, std::optional<Side> before, std::optional<Side> after,
                  const Own& own) {
    const bool breaks_there = breaks(Direction::backward, own.kept);
    const bool breaks_back = breaks(Direction::forward, own.back);
    is_cut_ = is_cut_ || size_ > size_limit;
    const bool is_first = (breaks_there && !is_shown_there_) || (breaks_back && !is_shown_back_);
    if (is_cut_ && !is_first) return;
    is_shown_there_ = is_shown_there_ || breaks_there;
    is_shown_back_ = is_shown_back_ || breaks_back;
    Change change;
    change.id = id;
    change.table = tables_.now.name;
    change.path = places.after.path();
    change.old_name = places.old_name;
    change.effect = own.effect();
    change.fingerprint = fingerprint(places, id, before, after);
    change.before = std::move(before);
    change.after = std::move(after);
    change.breaking = breaks_there || breaks_back;
    change.may_break = may_break(Direction::backward, own.kept) || may_break(Direction::forward, own.back);
    if (breaks_there) change.witness = witness(Direction::backward, places.before, own.kept);
    if (breaks_back) change.forward_witness = witness(Direction::forward, places.after, own.back);
    size_ += change_size;
    for (const auto* one : {&change.witness, &change.forward_witness}) {
        if (*one) size_ += schema::size_of(**one);
    }
    changes_.push_back(std::move(change));
}

bool Listing::is_over() const {
    return is_cut_ && (is_shown_there_ || asked(Direction::backward) != Answer::no) &&
           (is_shown_back_ || asked(Direction::forward) != Answer::no);
}

// What became of all documents of one side; nothing of it, if it is not asked for.
Answer Listing::asked(Direction direction) const {
    if (!asks(compat_, direction)) return Answer::yes;
    const Verdict& verdict = tables_.verdict.verdict;
    return direction == Direction::backward ? verdict.backward : verdict.forward;
}

bool Listing::breaks(Direction direction, const Judged& own) const {
    return asked(direction) == Answer::no && own.answer == Answer::no;
}

bool Listing::may_break(Direction direction, const Judged& own) const {
    return asked(direction) == Answer::unknown && own.answer != Answer::yes;
}

// A document that this very change breaks; else the one that shows that the table breaks.
std::optional<schema::Value> Listing::witness(Direction direction, const Place& place,
                                              const Judged& own) const {
    const bool is_backward = direction == Direction::backward;
    auto document = document_around(place, own.witness, tables_.before, tables_.after, direction);
    const auto fits = [&](bool old_side) {
        return old_side ? schema::accepts_document(tables_.before, tables_.old, *document)
                        : schema::accepts_document(tables_.after, tables_.now, *document);
    };
    if (document && fits(is_backward) == Answer::yes && fits(!is_backward) == Answer::no) return document;
    return is_backward ? tables_.verdict.backward_witness : tables_.verdict.forward_witness;
}

std::uint64_t Listing::fingerprint(const Places& places, Id id, const std::optional<Side>& before,
                                   const std::optional<Side>& after) {
    const auto of = [&](const std::optional<Side>& one, const schema::Schema& schema) -> std::string {
        if (!one) return "-";
        const auto& type = std::get<TypeSide>(one->what);
        return fmt::format("{:016x}{}", judge_.forms().digest(judge_.form(schema, type.type)),
                           type.optional ? "?" : "");
    };
    const std::string was = places.old_name.empty() ? "" : places.old_name + ":";
    return schema::digest_of(fmt::format("{} {} {} {}{} {}", kind(id).name, tables_.now.name,
                                         places.after.stable_path(), was, of(before, tables_.before),
                                         of(after, tables_.after)));
}

}  // namespace diff
