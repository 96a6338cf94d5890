#include "emit/widen.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/long_lines.h"
#include "emit/names.h"
#include "emit/same_as_bridge.h"
#include "emit/widen_candidate.h"

namespace emit {
namespace {

using schema::Schema;

// The files that a schema was parsed from, some of them edited.
class Overlay : public parser::Files {
  public:
    Overlay(parser::Files& files, std::map<std::string, std::string> edited)
        : files_(files), edited_(std::move(edited)) {}

    parser::FileRead read(const std::string& path) override {
        const auto found = edited_.find(path);
        if (found != edited_.end()) return {parser::FileRead::Outcome::text, found->second};
        return files_.read(path);
    }
    std::vector<std::string> folders(const std::string& path) override { return files_.folders(path); }
    std::optional<std::string> real_folder(const std::string& path) override {
        return files_.real_folder(path);
    }

  private:
    parser::Files& files_;
    std::map<std::string, std::string> edited_;
};

// What came of writing some operations.
struct Attempt {
    std::vector<EditedFile> files;
    parser::Parsed parsed;
    bool is_known = false;  // it is a schema that is known as a whole
};

using OperationSet = std::set<std::size_t>;  // by their number in the bridge

class Widening {
  public:
    Widening(const parser::Parsed& before, const parser::Parsed& after, const schema::Bridge& bridge,
             parser::Files& files)
        : before_(before),
          after_(after),
          bridge_(bridge),
          files_(files),
          old_codes_(before),
          codes_(after),
          old_texts_(*before.schema, old_codes_),
          places_(*after.schema, codes_),
          candidates_(places_, old_texts_, bridge.schema) {}

    std::variant<Widened, NotWidened> run() {
        OperationSet all;
        for (const schema::Operation& one : bridge_.operations) {
            all.insert(operations_.size());
            operations_.push_back({&one, candidates_.of(one), {}, false, 0});
        }
        for (const Asked& one : operations_) ask(one.direct);
        for (std::size_t i = 0; i < operations_.size(); ++i) {
            if (replaced_.contains(operations_[i].table())) continue;
            if (choice(i) == nullptr && !raise(i)) return not_found({i});
        }
        for (int round = 0; round < round_limit; ++round) {
            Attempt attempt = attempted(all);
            const OperationSet wrong = attempt.is_known ? different(*attempt.parsed.schema) : culprits(all);
            if (wrong.empty()) return proved(std::move(attempt));
            std::set<std::string> raised;
            for (const std::size_t i : wrong) {
                const bool is_replaced = replaced_.contains(operations_[i].table());
                if (is_replaced && !raised.insert(operations_[i].table()).second) continue;
                if (!raise(i)) return not_found(wrong);
                if (replaced_.contains(operations_[i].table())) raised.insert(operations_[i].table());
            }
        }
        return NotWidened{"no edits were found in time"};
    }

  private:
    static constexpr int round_limit = 40;

    // An operation, the ways to write it, and which of those that may be taken is tried.
    struct Asked {
        const schema::Operation* operation;
        std::vector<Candidate> direct;
        std::vector<Candidate> around;
        bool knows_around = false;
        std::size_t level = 0;

        const std::string& table() const { return operation->table; }
    };

    void ask(const std::vector<Candidate>& all) {
        for (const Candidate& one : all) asked_[key_of(one.rewrite)].insert(one.place);
    }

    // It changes only what asks for it.
    bool may_be_taken(const Candidate& one) const {
        const auto found = asked_.find(key_of(one.rewrite));
        return found != asked_.end() && found->second.size() >= one.uses;
    }

    const Candidate* choice(std::size_t number) {
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

    const schema::Table* bridge_table(const std::string& name) const {
        const auto& tables = bridge_.schema.tables;
        const auto found =
            std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.name == name; });
        return found == tables.end() ? nullptr : &*found;
    }

    // The whole table in place of all operations on it.
    std::optional<Candidate> replacement(const std::string& table) {
        const auto found = replaced_.find(table);
        const schema::Table* whole = bridge_table(table);
        if (found == replaced_.end() || whole == nullptr) return std::nullopt;
        const std::vector<Candidate> all = candidates_.replacing(*whole);
        return found->second.way < all.size() ? std::optional(all[found->second.way]) : std::nullopt;
    }

    // Tries the next way for an operation; after the last one, its table is replaced. False, if that was
    // tried too.
    bool raise(std::size_t number) {
        Asked& one = operations_[number];
        if (const auto found = replaced_.find(one.table()); found != replaced_.end()) {
            ++found->second.way;
            return replacement(one.table()).has_value();
        }
        if (choice(number) != nullptr) ++one.level;
        if (choice(number) != nullptr) return true;
        replaced_.emplace(one.table(), Replaced{0, to_string(one.operation->path)});
        return replacement(one.table()).has_value();
    }

    // What is written for these operations.
    std::vector<Candidate> choices(const OperationSet& numbers) {
        std::vector<Candidate> all;
        std::set<std::string> replaced;
        std::map<std::string, std::vector<std::pair<std::size_t, const Candidate*>>> chosen;
        for (const std::size_t number : numbers) {
            const std::string& table = operations_[number].table();
            if (replaced_.contains(table)) {
                if (replaced.insert(table).second) all.push_back(*replacement(table));
            } else if (const Candidate* one = choice(number)) {
                chosen[table].emplace_back(number, one);
            }
        }
        for (const auto& [table, of_table] : chosen) {
            for (const auto& [number, one] : of_table) {
                const schema::Path& path = operations_[number].operation->path;
                const auto prints_it = [&, &mine = one](const auto& other) {
                    return prints(*other.second, path, *mine);
                };
                if (std::none_of(of_table.begin(), of_table.end(), prints_it)) all.push_back(*one);
            }
        }
        return all;
    }

    // Whether what `other` prints has what `mine` is for.
    static bool prints(const Candidate& other, const schema::Path& path, const Candidate& mine) {
        const auto is_in = [](const schema::Path& inner, const schema::Path& outer) {
            return inner.size() >= outer.size() && std::equal(outer.begin(), outer.end(), inner.begin());
        };
        if (!other.printed || !is_in(path, *other.printed)) return false;
        return !mine.printed || !is_in(*other.printed, *mine.printed);
    }

    // Of operations that together give no schema, those that do so alone.
    OperationSet culprits(const OperationSet& numbers) {
        if (numbers.size() == 1) return numbers;
        const auto middle = std::next(numbers.begin(), static_cast<std::ptrdiff_t>(numbers.size() / 2));
        OperationSet found;
        for (const OperationSet& half :
             {OperationSet(numbers.begin(), middle), OperationSet(middle, numbers.end())}) {
            if (!attempted(half).is_known) found.merge(culprits(half));
        }
        return found.empty() ? numbers : found;
    }

    Attempt attempted(const OperationSet& numbers) {
        Attempt attempt;
        std::map<const Code*, std::vector<Candidate>> by_file;
        for (Candidate& one : choices(numbers)) by_file[one.code].push_back(std::move(one));
        std::map<std::string, std::string> edited_texts;
        for (const auto& [code, chosen] : by_file) {
            std::vector<Rewrite> rewrites;
            for (const Candidate& one : chosen) rewrites.push_back(one.rewrite);
            std::vector<Edit> edits = edits_of(*code, rewrites);
            std::vector<Edit> imports = imports_for(*code, edits);
            std::move(imports.begin(), imports.end(), std::back_inserter(edits));
            const std::string& path = after_.sources[code->file()].path;
            const std::string whole = files_.read(path).content;
            constexpr std::string_view mark = "\xEF\xBB\xBF";
            const std::string start(whole.starts_with(mark) ? mark : "");
            std::string after = with_broken_lines(code->all(), edited(code->all(), std::move(edits)));
            attempt.files.push_back({path, whole, start + std::move(after)});
            edited_texts[path] = attempt.files.back().after;
        }
        std::sort(attempt.files.begin(), attempt.files.end(),
                  [](const EditedFile& a, const EditedFile& b) { return a.path < b.path; });
        Overlay overlay(files_, std::move(edited_texts));
        attempt.parsed = parser::parse(after_.sources[diagnostics::FileId{0}].path, overlay);
        attempt.is_known = attempt.parsed.schema && schema::fully_known(*attempt.parsed.schema);
        return attempt;
    }

    // The operations for which another way is to be tried, for this to be the bridge; none, if it is.
    OperationSet different(const Schema& made) {
        const SameAsBridge same(bridge_.schema, made);
        OperationSet wrong;
        std::set<std::string> tables = same.different_tables();
        for (std::size_t i = 0; i < operations_.size(); ++i) {
            const Asked& one = operations_[i];
            const bool is_replaced = replaced_.contains(one.table());
            const bool is_done = is_replaced ? !tables.contains(one.table()) : same.has(*one.operation);
            if (!is_done) wrong.insert(i);
        }
        for (const std::size_t i : wrong) tables.erase(operations_[i].table());
        // Of what differs beside: something in the table itself, or something shared.
        for (std::size_t i = 0; i < operations_.size(); ++i) {
            if (tables.contains(operations_[i].table())) wrong.insert(i);
        }
        for (const std::size_t i : wrong) tables.erase(operations_[i].table());
        for (std::size_t i = 0; i < operations_.size() && !tables.empty(); ++i) {
            const Candidate* chosen = choice(i);
            if (chosen != nullptr && chosen->uses > 1) wrong.insert(i);
        }
        if (wrong.empty() && !same.is_whole()) {
            for (std::size_t i = 0; i < operations_.size(); ++i) wrong.insert(i);
        }
        return wrong;
    }

    std::variant<Widened, NotWidened> proved(Attempt attempt) {
        const Schema& made = *attempt.parsed.schema;
        for (const Schema* side : {&*before_.schema, &*after_.schema}) {
            const diff::Changes changes = diff::compare(*side, made);
            if (changes.verdict.backward == schema::Answer::yes) continue;
            std::vector<std::string> tables;
            for (const diff::TableVerdict& table : changes.tables) {
                if (table.verdict.backward != schema::Answer::yes) tables.push_back(table.table);
            }
            return NotWidened{fmt::format("not proved to take all that the {} schema takes: `{}`",
                                          side == &*before_.schema ? "old" : "new",
                                          fmt::join(tables, "`, `"))};
        }
        const bool is_refused_anyway = diff::refuses_push(diff::problems_of(*before_.schema)) ||
                                       diff::refuses_push(diff::problems_of(*after_.schema));
        for (const diff::Problem& problem : diff::problems_of(made)) {
            if (diff::rule(problem.id).enforced && !is_refused_anyway)
                return NotWidened{"Convex would refuse it: " + problem.message};
        }
        return Widened{std::move(attempt.files), widened_tables(), std::move(attempt.parsed)};
    }

    std::vector<WidenedTable> widened_tables() {
        std::vector<WidenedTable> all;
        std::map<std::string, std::size_t> numbers;
        for (std::size_t i = 0; i < operations_.size(); ++i) {
            const Asked& one = operations_[i];
            if (one.table().empty()) continue;
            const auto [entry, is_new] = numbers.try_emplace(one.table(), all.size());
            if (is_new) all.push_back({WidenedTable::How::edited, one.table(), ""});
            WidenedTable& table = all[entry->second];
            const auto replaced = replaced_.find(one.table());
            const Candidate* chosen = replaced == replaced_.end() ? choice(i) : nullptr;
            const bool is_printed = chosen == nullptr || chosen->is_replacement;
            if (!is_printed || table.how == WidenedTable::How::replaced) continue;
            table.how = WidenedTable::How::replaced;
            const std::string path =
                replaced == replaced_.end() ? to_string(one.operation->path) : replaced->second.path;
            table.reason = path.empty() ? "there is no smaller edit"
                                        : fmt::format("there is no smaller edit for `{}`", path);
        }
        return all;
    }

    NotWidened not_found(const OperationSet& wrong) const {
        std::set<std::string> tables;
        for (const std::size_t i : wrong) tables.insert(operations_[i].table());
        return {fmt::format("no edit was found for `{}`", fmt::join(tables, "`, `"))};
    }

    const parser::Parsed& before_;
    const parser::Parsed& after_;
    const schema::Bridge& bridge_;
    parser::Files& files_;
    Codes old_codes_;
    Codes codes_;
    OldTexts old_texts_;
    Places places_;
    Candidates candidates_;
    std::vector<Asked> operations_;
    std::map<std::string, std::set<std::string>> asked_;  // by rewriting: the places that ask for it
    struct Replaced {
        std::size_t way;   // which of the ways to replace it
        std::string path;  // of the operation that there was no other way for
    };
    std::map<std::string, Replaced> replaced_;  // by table
};

}  // namespace

std::variant<Widened, NotWidened> widen(const parser::Parsed& before, const parser::Parsed& after,
                                        const schema::Bridge& bridge, parser::Files& files) {
    return Widening(before, after, bridge, files).run();
}

}  // namespace emit
