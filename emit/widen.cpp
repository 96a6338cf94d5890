#include "emit/widen.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "diff/problems.h"
#include "diff/untaken.h"
#include "emit/long_lines.h"
#include "emit/names.h"
#include "emit/overlay.h"
#include "emit/same_as_bridge.h"
#include "emit/widen_choices.h"

namespace emit {
namespace {

using schema::Schema;

// What came of writing some operations.
struct Attempt {
    std::vector<EditedFile> files;
    parser::Parsed parsed;
    bool is_known = false;  // it is a schema that is known as a whole
};

class Widening {
  public:
    Widening(const parser::Parsed& before, const parser::Parsed& after, const schema::Bridge& bridge,
             parser::Files& files)
        : before_(before),
          after_(after),
          bridge_(bridge),
          files_(files),
          known_trees_(after.sources, after.trees),
          old_codes_(before),
          codes_(after),
          old_texts_(*before.schema, old_codes_),
          places_(*after.schema, codes_),
          candidates_(places_, old_texts_, bridge.schema),
          choices_(candidates_, bridge) {}

    std::variant<Widened, NotWidened> run() {
        OperationSet all;
        for (std::size_t i = 0; i < choices_.size(); ++i) all.insert(all.end(), i);
        for (int round = 0; round < round_limit; ++round) {
            Attempt attempt = attempted(all);
            if (!attempt.is_known && all.empty()) return NotWidened{"the new files alone give no schema"};
            const OperationSet wrong = attempt.is_known ? different(*attempt.parsed.schema) : culprits(all);
            if (wrong.empty()) return proved(std::move(attempt));
            if (!raise(wrong)) return not_found(wrong);
        }
        return NotWidened{"no edits were found in time"};
    }

  private:
    static constexpr int round_limit = 40;

    // Another way for each of them, and for a table that is replaced once.
    bool raise(const OperationSet& wrong) {
        std::set<std::string> replaced;
        for (const std::size_t i : wrong) {
            const std::string& table = choices_.operation(i).table;
            if (replaced.contains(table)) continue;
            if (choices_.is_replaced(table)) replaced.insert(table);
            if (!choices_.raise(i)) return false;
            if (choices_.is_replaced(table)) replaced.insert(table);
        }
        return true;
    }

    Attempt attempted(const OperationSet& numbers) {
        Attempt attempt;
        std::map<FileId, std::vector<Candidate>> by_file;
        for (Candidate& one : choices_.of(numbers)) by_file[one.code->file()].push_back(std::move(one));
        std::map<std::string, std::string> texts;
        for (const auto& [file, chosen] : by_file) {
            attempt.files.push_back(edited_file(*chosen.front().code, chosen));
            texts[attempt.files.back().path] = attempt.files.back().after;
        }
        std::sort(attempt.files.begin(), attempt.files.end(),
                  [](const EditedFile& a, const EditedFile& b) { return a.path < b.path; });
        Overlay overlay(files_, std::move(texts));
        attempt.parsed = parser::parse(after_.sources[FileId{0}].path, overlay, known_trees_);
        attempt.is_known = attempt.parsed.schema && schema::fully_known(*attempt.parsed.schema);
        return attempt;
    }

    EditedFile edited_file(const Code& code, const std::vector<Candidate>& chosen) {
        std::vector<Rewrite> rewrites;
        for (const Candidate& one : chosen) rewrites.push_back(one.rewrite);
        std::vector<Edit> edits = edits_of(code, rewrites);
        std::vector<Edit> imports = imports_for(code, edits);
        std::move(imports.begin(), imports.end(), std::back_inserter(edits));
        const std::string after =
            with_broken_lines(code.all(), edited(code.all(), std::move(edits)), code.layout());
        const std::string& path = after_.sources[code.file()].path;
        std::string before = files_.read(path).content;
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        const std::string start(before.starts_with(mark) ? mark : "");
        return {path, std::move(before), start + after};
    }

    // Of operations that together give no schema, those that do so alone, or else two that do so together.
    OperationSet culprits(const OperationSet& numbers) {
        if (numbers.size() <= 1) return numbers;
        const auto middle = std::next(numbers.begin(), static_cast<std::ptrdiff_t>(numbers.size() / 2));
        const OperationSet first(numbers.begin(), middle);
        const OperationSet second(middle, numbers.end());
        OperationSet found;
        for (const OperationSet& half : {first, second}) {
            if (!attempted(half).is_known) found.merge(culprits(half));
        }
        if (!found.empty()) return found;
        const std::size_t one = completing(first, second);
        return {one, completing({one}, first)};
    }

    // The first of `more` with which, and with those before it, `numbers` give no schema.
    std::size_t completing(const OperationSet& numbers, const OperationSet& more) {
        const std::vector<std::size_t> all(more.begin(), more.end());
        return *std::partition_point(all.begin(), std::prev(all.end()), [&](const std::size_t& one) {
            OperationSet some = numbers;
            some.insert(all.begin(), std::next(std::find(all.begin(), all.end(), one)));
            return attempted(some).is_known;
        });
    }

    template <class Is>
    OperationSet operations_where(const Is& is) {
        OperationSet found;
        for (std::size_t i = 0; i < choices_.size(); ++i) {
            if (is(i)) found.insert(found.end(), i);
        }
        return found;
    }

    // The operations for which another way is to be tried, for this to be the bridge; none, if it is.
    OperationSet different(const Schema& made) {
        const SameAsBridge same(bridge_.schema, made);
        const std::set<std::string>& tables = same.different_tables();
        OperationSet wrong = operations_where([&](std::size_t i) {
            const schema::Operation& one = choices_.operation(i);
            return choices_.is_replaced(one.table) ? tables.contains(one.table) : !same.has(one);
        });
        std::set<std::string> others = tables;  // that differ beside
        const auto leave_out = [&] {
            for (const std::size_t i : wrong) others.erase(choices_.operation(i).table);
        };
        leave_out();
        wrong.merge(
            operations_where([&](std::size_t i) { return others.contains(choices_.operation(i).table); }));
        leave_out();
        // Something shared changed a table that nothing was asked of.
        if (!others.empty())
            wrong.merge(operations_where([&](std::size_t i) { return choices_.is_shared(i); }));
        if (wrong.empty() && !same.is_whole()) return operations_where([](std::size_t) { return true; });
        return wrong;
    }

    // The laws of a bridge, for what is about to be written.
    std::variant<Widened, NotWidened> proved(Attempt attempt) {
        const Schema& made = *attempt.parsed.schema;
        diff::Judge judge;
        for (const auto& [name, side] :
             {std::pair("old", &*before_.schema), std::pair("new", &*after_.schema)}) {
            const std::vector<std::string> tables = diff::untaken_tables(judge, *side, made);
            if (tables.empty()) continue;
            return NotWidened{fmt::format("not proved to take all that the {} schema takes: `{}`", name,
                                          fmt::join(tables, "`, `"))};
        }
        const std::vector<diff::Problem> problems = diff::problems_of(made);
        const auto refusal = std::find_if(problems.begin(), problems.end(), [](const diff::Problem& one) {
            return diff::rule(one.id).enforced;
        });
        if (refusal != problems.end() && !is_refused_anyway())
            return NotWidened{"Convex would refuse it: " + refusal->message};
        return Widened{std::move(attempt.files), choices_.tables(), std::move(attempt.parsed)};
    }

    bool is_refused_anyway() const {
        return diff::refuses_push(diff::problems_of(*before_.schema)) ||
               diff::refuses_push(diff::problems_of(*after_.schema));
    }

    NotWidened not_found(const OperationSet& wrong) const {
        std::set<std::string> tables;
        for (const std::size_t i : wrong) tables.insert(choices_.operation(i).table);
        return {fmt::format("no edit was found for `{}`", fmt::join(tables, "`, `"))};
    }

    const parser::Parsed& before_;
    const parser::Parsed& after_;
    const schema::Bridge& bridge_;
    parser::Files& files_;
    const parser::KnownTrees known_trees_;
    Codes old_codes_;
    Codes codes_;
    OldTexts old_texts_;
    Places places_;
    Candidates candidates_;
    Choices choices_;
};

}  // namespace

std::variant<Widened, NotWidened> widen(const parser::Parsed& before, const parser::Parsed& after,
                                        const schema::Bridge& bridge, parser::Files& files) {
    return Widening(before, after, bridge, files).run();
}

}  // namespace emit
