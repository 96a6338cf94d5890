#include "emit/widen_choices.h"

#include <fmt/format.h>

#include <algorithm>

namespace emit {
namespace {

// Whether what `other` prints has what `mine`, at `path`, is for.
bool prints(const Candidate& other, const schema::Path& path, const Candidate& mine) {
    const auto is_in = [](const schema::Path& inner, const schema::Path& outer) {
        return inner.size() >= outer.size() && std::equal(outer.begin(), outer.end(), inner.begin());
    };
    if (!other.printed || !is_in(path, *other.printed)) return false;
    return !mine.printed || !is_in(*other.printed, *mine.printed);
}

}  // namespace

Choices::Choices(Candidates& candidates, const schema::Bridge& bridge)
    : candidates_(candidates), bridge_(bridge) {
    for (const schema::Operation& one : bridge.operations)
        operations_.push_back({&one, candidates.of(one), {}, false, 0});
    for (const Asked& one : operations_) ask(one.direct);
    for (std::size_t i = 0; i < operations_.size(); ++i) {
        if (!is_replaced(operation(i).table) && choice(i) == nullptr) raise(i);
    }
}

void Choices::ask(const std::vector<Candidate>& all) {
    for (const Candidate& one : all) asked_[key_of(one.rewrite)].insert(one.place);
}

// It changes only what asks for it.
bool Choices::may_be_taken(const Candidate& one) const {
    const auto found = asked_.find(key_of(one.rewrite));
    return found != asked_.end() && found->second.size() >= one.uses;
}

const Candidate* Choices::choice(std::size_t number) {
    Asked& one = operations_[number];
    std::size_t met = 0;
    for (const bool is_around : {false, true}) {
        if (is_around && !one.knows_around) {
            one.around = candidates_.around(*one.operation);
            one.knows_around = true;
            ask(one.around);
        }
        for (const Candidate& candidate : is_around ? one.around : one.direct) {
            if (may_be_taken(candidate) && met++ == one.level) return &candidate;
        }
    }
    return nullptr;
}

std::optional<Candidate> Choices::replacement(const std::string& table) {
    const auto& tables = bridge_.schema.tables;
    const auto whole =
        std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.name == table; });
    const auto found = replaced_.find(table);
    if (whole == tables.end() || found == replaced_.end()) return std::nullopt;
    const std::vector<Candidate> all = candidates_.replacing(*whole);
    return found->second.way < all.size() ? std::optional(all[found->second.way]) : std::nullopt;
}

bool Choices::raise(std::size_t number) {
    const std::string& table = operation(number).table;
    if (const auto found = replaced_.find(table); found != replaced_.end()) {
        ++found->second.way;
        return replacement(table).has_value();
    }
    if (choice(number) != nullptr) ++operations_[number].level;
    if (choice(number) != nullptr) return true;
    replaced_.emplace(table, Replaced{0, path(number)});
    return replacement(table).has_value();
}

std::vector<Candidate> Choices::of(const OperationSet& numbers) {
    std::vector<Candidate> all;
    std::set<std::string> replaced;
    std::map<std::string, std::vector<std::pair<std::size_t, const Candidate*>>> chosen;  // by table
    for (const std::size_t number : numbers) {
        const std::string& table = operation(number).table;
        if (!is_replaced(table)) {
            if (const Candidate* one = choice(number)) chosen[table].emplace_back(number, one);
        } else if (replaced.insert(table).second) {
            if (auto whole = replacement(table)) all.push_back(std::move(*whole));
        }
    }
    for (const auto& [table, of_table] : chosen) {
        for (const auto& [number, one] : of_table) {
            const auto prints_it = [&, &at = operation(number).path, &mine = *one](const auto& other) {
                return prints(*other.second, at, mine);
            };
            if (std::none_of(of_table.begin(), of_table.end(), prints_it)) all.push_back(*one);
        }
    }
    return all;
}

bool Choices::is_shared(std::size_t number) {
    const Candidate* chosen = is_replaced(operation(number).table) ? nullptr : choice(number);
    return chosen != nullptr && chosen->uses > 1;
}

std::vector<WidenedTable> Choices::tables() {
    std::vector<WidenedTable> all;
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < operations_.size(); ++i) {
        const std::string& name = operation(i).table;
        if (name.empty()) continue;
        const auto [entry, is_new] = numbers.try_emplace(name, all.size());
        if (is_new) all.push_back({WidenedTable::How::edited, name, ""});
        WidenedTable& table = all[entry->second];
        const auto replaced = replaced_.find(name);
        const Candidate* chosen = replaced == replaced_.end() ? choice(i) : nullptr;
        const bool is_printed = chosen == nullptr || chosen->is_replacement;
        if (!is_printed || table.how == WidenedTable::How::replaced) continue;
        const std::string at = replaced == replaced_.end() ? path(i) : replaced->second.path;
        table.how = WidenedTable::How::replaced;
        table.reason =
            at.empty() ? "there is no smaller edit" : fmt::format("there is no smaller edit for `{}`", at);
    }
    return all;
}

}  // namespace emit
