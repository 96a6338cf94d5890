#include "schema/tally.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace schema {
namespace {

std::optional<std::string> id_of(const Value& document) {
    const auto* fields = std::get_if<ObjectValue>(&document.is);
    if (fields == nullptr) return std::nullopt;
    const auto id =
        std::find_if(fields->begin(), fields->end(), [](const auto& f) { return f.name == "_id"; });
    const auto* text = id == fields->end() ? nullptr : std::get_if<std::string>(&id->value.is);
    return text == nullptr ? std::nullopt : std::optional(*text);
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
    documents += other.documents;
    unfit += other.unfit;
    unchecked += other.unchecked;
    undecided += other.undecided;
    return *this;
}

Tally::Tally(const Schema& schema, const Table& table, const Ids& ids,
             std::function<std::string(const Value&)> show)
    : schema_(schema), table_(table), ids_(ids), show_(std::move(show)) {}

void Tally::add(std::uint64_t line, const Value& document) {
    ++counts_.documents;
    const Answer answer = accepts_document(schema_, table_, document, &ids_);
    if (answer == Answer::yes) return;
    const std::vector<Fault> all = faults(schema_, table_, document, ids_);
    const bool only_ids = std::all_of(all.begin(), all.end(),
                                      [](const Fault& fault) { return fault.cause == Cause::unchecked_id; });
    ++(answer == Answer::no ? counts_.unfit : only_ids ? counts_.unchecked : counts_.undecided);
    for (const Fault& fault : all) count(line, document, fault);
}

void Tally::count(std::uint64_t line, const Value& document, const Fault& fault) {
    std::string key =
        fmt::format("{} {} {}", static_cast<int>(fault.cause),
                    fault.expected ? static_cast<std::int64_t>(*fault.expected) : -1, fault.path);
    const auto known = by_key_.find(key);
    if (known == by_key_.end() && findings_.size() == finding_limit) {
        is_cut_ = true;
        return;
    }
    const std::size_t at = known == by_key_.end() ? findings_.size() : known->second;
    if (known == by_key_.end()) {
        by_key_.emplace(std::move(key), at);
        findings_.push_back({fault.cause, fault.path, fault.expected, 0, {}});
        last_line_.push_back(0);
    }
    if (std::exchange(last_line_[at], line) == line) return;  // once for each document
    Finding& finding = findings_[at];
    ++finding.documents;
    if (finding.samples.size() == sample_limit) return;
    finding.samples.push_back({line, id_of(document), show_(*fault.found)});
}

std::vector<Finding> Tally::findings() const {
    std::vector<Finding> sorted = findings_;
    const auto rank = [](const Finding& one) {
        return std::tuple(!kind(one.cause).decided, ~one.documents, std::string_view(one.path), one.cause,
                          one.expected);
    };
    std::sort(sorted.begin(), sorted.end(),
              [&](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
    return sorted;
}

}  // namespace schema
