#include "emit/widen.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "diff/compare.h"
#include "emit/names.h"
#include "emit/widen_candidate.h"
#include "schema/form.h"

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

struct Attempt {
    std::vector<EditedFile> files;
    parser::Parsed parsed;
    std::set<std::string> different;  // tables that are not as in the bridge
    bool is_other = false;            // it is no schema, or differs in more than tables
};

class Widening {
  public:
    Widening(const parser::Parsed& before, const parser::Parsed& after, const schema::Bridge& bridge,
             parser::Files& files)
        : before_(before),
          after_(after),
          bridge_(bridge),
          files_(files),
          old_codes_(before.sources),
          codes_(after.sources),
          old_texts_(*before.schema, old_codes_),
          places_(*after.schema, codes_),
          candidates_(places_, old_texts_, bridge.schema) {}

    std::variant<Widened, NotWidened> run() {
        for (const schema::Operation& one : bridge_.operations) {
            operations_.push_back({&one, candidates_.of(one), {}, false});
            tables_.insert(one.table);
        }
        for (Asked& one : operations_) ask(one, one.direct);
        for (int round = 0; round < round_limit; ++round) {
            Attempt attempt = attempted(tables_);
            if (attempt.different.empty() && !attempt.is_other) return proved(std::move(attempt));
            std::set<std::string> wrong = std::move(attempt.different);
            if (attempt.is_other) wrong = culprits(tables_);
            if (!raise(wrong)) return NotWidened{"no edit was found for " + listed(wrong)};
        }
        return NotWidened{"no edits were found in time"};
    }

  private:
    static constexpr int round_limit = 40;

    // An operation, and the ways to write it.
    struct Asked {
        const schema::Operation* operation;
        std::vector<Candidate> direct;
        std::vector<Candidate> around;
        bool knows_around = false;
    };

    static std::string key(const Candidate& one) { return key_of(one.rewrite); }

    void ask(const Asked&, const std::vector<Candidate>& all) {
        for (const Candidate& one : all) asked_[key(one)].insert(one.place);
    }

    // It changes only what asks for it.
    bool may_be_taken(const Candidate& one) const {
        const auto found = asked_.find(key(one));
        return found != asked_.end() && found->second.size() >= one.uses;
    }

    std::size_t level(const std::string& table) const {
        const auto found = levels_.find(table);
        return found == levels_.end() ? 0 : found->second;
    }

    // The `level`th way that may be taken; none, if there are not so many.
    const Candidate* choice(Asked& one, std::size_t level) {
        std::size_t met = 0;
        for (const bool is_around : {false, true}) {
            if (is_around && !one.knows_around) {
                one.around = candidates_.around(*one.operation);
                one.knows_around = true;
                ask(one, one.around);
            }
            for (const Candidate& candidate : is_around ? one.around : one.direct) {
                if (may_be_taken(candidate) && met++ == level) return &candidate;
            }
        }
        return nullptr;
    }

    const Candidate* choice_or_last(Asked& one, std::size_t level) {
        for (;; --level) {
            if (const Candidate* found = choice(one, level)) return found;
            if (level == 0) return nullptr;
        }
    }

    // What is written for the operations on these tables.
    std::vector<Candidate> choices(const std::set<std::string>& tables) {
        std::vector<Candidate> all;
        std::map<std::string, bool> is_replaced;
        for (Asked& one : operations_) {
            const std::string& table = one.operation->table;
            if (!tables.contains(table)) continue;
            const bool is_new = is_replaced.try_emplace(table, false).second;
            if (is_new) is_replaced[table] = is_beyond(table);
            if (is_replaced[table]) {
                if (is_new) {
                    const auto whole = replacement(table);
                    if (whole) all.push_back(*whole);
                }
                continue;
            }
            if (const Candidate* chosen = choice_or_last(one, level(table))) all.push_back(*chosen);
        }
        return all;
    }

    // Whether no operation on the table has a way left that was not tried, or one has none.
    bool is_beyond(const std::string& table) {
        bool has_more = level(table) == 0;
        for (Asked& one : operations_) {
            if (one.operation->table != table) continue;
            if (choice(one, 0) == nullptr) return true;
            has_more = has_more || choice(one, level(table)) != nullptr;
        }
        return !has_more;
    }

    std::size_t levels_of(const std::string& table) {
        std::size_t most = 0;
        for (Asked& one : operations_) {
            if (one.operation->table != table) continue;
            if (choice(one, 0) == nullptr) return 0;
            std::size_t count = 0;
            while (choice(one, count) != nullptr) ++count;
            most = std::max(most, count);
        }
        return most;
    }

    std::optional<Candidate> replacement(const std::string& table) {
        const auto found = std::find_if(bridge_.schema.tables.begin(), bridge_.schema.tables.end(),
                                        [&](const auto& one) { return one.name == table; });
        if (found == bridge_.schema.tables.end()) return std::nullopt;
        const std::vector<Candidate> all = candidates_.replacing(*found);
        const std::size_t beyond = level(table) - std::min(level(table), levels_of(table));
        return beyond < all.size() ? std::optional(all[beyond]) : std::nullopt;
    }

    // Tries the next way for these tables. False, if there is none.
    bool raise(std::set<std::string> wrong) {
        std::erase_if(wrong, [&](const std::string& table) { return !tables_.contains(table); });
        if (wrong.empty()) {
            // A table changed that should not: something shared did.
            for (Asked& one : operations_) {
                const Candidate* chosen = choice_or_last(one, level(one.operation->table));
                if (chosen != nullptr && chosen->uses > 1) wrong.insert(one.operation->table);
            }
        }
        bool has_more = false;
        for (const std::string& table : wrong) {
            if (is_beyond(table) && !replacement(table)) continue;
            levels_[table] = level(table) + 1;
            has_more = true;
        }
        return has_more;
    }

    // Of these tables, those that alone already make it something else than a schema.
    std::set<std::string> culprits(const std::set<std::string>& tables) {
        if (tables.size() <= 1 || !attempted(tables).is_other)
            return tables.size() <= 1 ? tables : std::set<std::string>{};
        std::set<std::string> found;
        const auto middle = std::next(tables.begin(), static_cast<std::ptrdiff_t>(tables.size() / 2));
        for (const std::set<std::string>& half :
             {std::set(tables.begin(), middle), std::set(middle, tables.end())}) {
            if (!attempted(half).is_other) continue;
            const std::set<std::string> some = culprits(half);
            found.insert(some.begin(), some.end());
        }
        return found.empty() ? tables : found;
    }

    Attempt attempted(const std::set<std::string>& tables) {
        Attempt attempt;
        std::map<const Code*, std::vector<Candidate>> by_file;
        for (Candidate& one : choices(tables)) by_file[one.code].push_back(std::move(one));
        std::map<std::string, std::string> edited_texts;
        for (const auto& [code, chosen] : by_file) {
            std::vector<Rewrite> rewrites;
            bool needs_v = false;
            bool needs_define_table = false;
            for (const Candidate& one : chosen) {
                rewrites.push_back(one.rewrite);
                needs_v = needs_v || one.needs_v;
                needs_define_table = needs_define_table || one.needs_define_table;
            }
            std::vector<Edit> edits = edits_of(*code, rewrites);
            std::vector<Edit> imports = imports_of(*code, needs_v, needs_define_table);
            std::move(imports.begin(), imports.end(), std::back_inserter(edits));
            const std::string& path = after_.sources[code->file()].path;
            const std::string whole = files_.read(path).content;
            constexpr std::string_view mark = "\xEF\xBB\xBF";
            const std::string start(whole.starts_with(mark) ? mark : "");
            attempt.files.push_back({path, whole, start + edited(code->all(), std::move(edits))});
            edited_texts[path] = attempt.files.back().after;
        }
        std::sort(attempt.files.begin(), attempt.files.end(),
                  [](const EditedFile& a, const EditedFile& b) { return a.path < b.path; });
        Overlay overlay(files_, std::move(edited_texts));
        attempt.parsed = parser::parse(after_.sources[diagnostics::FileId{0}].path, overlay);
        compare(attempt, tables);
        return attempt;
    }

    // Holds what came out against the bridge.
    void compare(Attempt& attempt, const std::set<std::string>& tables) const {
        if (!attempt.parsed.schema || !schema::fully_known(*attempt.parsed.schema)) {
            attempt.is_other = true;
            return;
        }
        const Schema& made = *attempt.parsed.schema;
        if (tables.contains("") && made.validation != bridge_.schema.validation) attempt.is_other = true;
        schema::Forms forms;
        std::map<std::string_view, const schema::Table*> by_name;
        for (const schema::Table& table : made.tables) by_name.emplace(table.name, &table);
        for (const schema::Table& table : bridge_.schema.tables) {
            const auto found = by_name.find(table.name);
            const bool is_same = found != by_name.end() && same(forms, table, made, *found->second);
            if (found != by_name.end()) by_name.erase(found);
            if (!is_same) attempt.different.insert(table.name);
        }
        attempt.is_other = attempt.is_other || !by_name.empty();
    }

    bool same(schema::Forms& forms, const schema::Table& table, const Schema& made,
              const schema::Table& other) const {
        if (forms.of(bridge_.schema, table.document) != forms.of(made, other.document)) return false;
        if (!is_flat(made, other.document) || table.staged.has_value() != other.staged.has_value())
            return false;
        if (table.indexes.size() != other.indexes.size()) return false;
        return std::all_of(table.indexes.begin(), table.indexes.end(), [&](const schema::Index& index) {
            return std::any_of(other.indexes.begin(), other.indexes.end(), [&](const schema::Index& one) {
                return one.name == index.name && one.staged == index.staged &&
                       one.definition == index.definition;
            });
        });
    }

    // A table takes objects, or a union of them that is not nested.
    static bool is_flat(const Schema& made, schema::TypeId document) {
        const auto* all = std::get_if<schema::Union>(&made[document].shape);
        if (all == nullptr) return true;
        return std::all_of(all->members.begin(), all->members.end(), [&](schema::TypeId member) {
            return std::holds_alternative<schema::Object>(made[member].shape);
        });
    }

    std::variant<Widened, NotWidened> proved(Attempt attempt) {
        const Schema& made = *attempt.parsed.schema;
        for (const Schema* side : {&*before_.schema, &*after_.schema}) {
            const diff::Changes changes = diff::compare(*side, made);
            if (changes.verdict.backward == schema::Answer::yes) continue;
            for (const diff::TableVerdict& table : changes.tables) {
                if (table.verdict.backward == schema::Answer::yes) continue;
                return NotWidened{
                    fmt::format("the widened table `{}` is not proved to take every document of the {} "
                                "schema",
                                table.table, side == &*before_.schema ? "old" : "new")};
            }
            return NotWidened{"the widened schema is not proved to take every document"};
        }
        return Widened{std::move(attempt.files), widened_tables(), std::move(attempt.parsed)};
    }

    std::vector<WidenedTable> widened_tables() {
        std::vector<WidenedTable> all;
        for (const schema::Table& table : bridge_.schema.tables) {
            if (!tables_.contains(table.name)) continue;
            bool is_replaced = is_beyond(table.name);
            for (Asked& one : operations_) {
                if (one.operation->table != table.name || is_replaced) continue;
                const Candidate* chosen = choice_or_last(one, level(table.name));
                is_replaced = chosen != nullptr && chosen->is_replacement;
            }
            all.push_back({is_replaced ? WidenedTable::How::replaced : WidenedTable::How::edited, table.name,
                           is_replaced ? "no smaller edit gives what the bridge is" : ""});
        }
        return all;
    }

    static std::string listed(const std::set<std::string>& tables) {
        return fmt::format("`{}`", fmt::join(tables, "`, `"));
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
    std::set<std::string> tables_;
    std::map<std::string, std::set<std::string>> asked_;  // by rewriting: the places that ask for it
    std::map<std::string, std::size_t> levels_;
};

}  // namespace

std::variant<Widened, NotWidened> widen(const parser::Parsed& before, const parser::Parsed& after,
                                        const schema::Bridge& bridge, parser::Files& files) {
    return Widening(before, after, bridge, files).run();
}

}  // namespace emit
