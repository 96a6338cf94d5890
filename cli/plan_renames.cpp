#include "cli/plan_renames.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/refused.h"
#include "diff/problems.h"
#include "diff/renames.h"
#include "schema/renamed.h"

namespace cli {
namespace {

using diagnostics::Id;

// Where there were both fields, which value counts is for a person to say, before the other is cleared.
void ask_for_one_field_of_each(const diff::Changes& changes, const diagnostics::Sources& sources) {
    const auto found = std::find_if(
        changes.rename_notes.begin(), changes.rename_notes.end(), [](const diff::RenameNote& note) {
            return note.fate == diff::NoteFate::both_before || note.fate == diff::NoteFate::traded;
        });
    if (found == changes.rename_notes.end()) return;
    if (found->fate == diff::NoteFate::traded)
        throw Refused(
            {Id::cannot_plan,
             fmt::format("`{0}` is the new name of `{1}` and the old one of another field, by comments "
                         "`@renamed`, and no plan can tell the values apart; rename in two changes, or "
                         "remove the comments where it is done",
                         found->path, found->from),
             found->span},
            sources);
    throw Refused({Id::cannot_plan,
                   fmt::format("`{0}` is in the old schema beside `{1}`, and no plan can tell which value "
                               "counts; remove this comment, and copy what is in `{1}` alone before it goes",
                               found->path, found->from),
                   found->span},
                  sources);
}

// What a comment says to be renamed is not to be cleared because the comment is wrong.
void ask_for_names_that_were(const diff::Changes& changes, const schema::Bridge& bridge,
                             const std::vector<diff::Problem>& problems,
                             const diagnostics::Sources& sources) {
    const auto clears = [&](const std::optional<std::string>& table) {
        return std::any_of(bridge.operations.begin(), bridge.operations.end(), [&](const auto& one) {
            return std::holds_alternative<schema::AddField>(one.what) && (!table || one.table == *table);
        });
    };
    for (const diff::RenameNote& note : changes.rename_notes) {
        const bool is_wrong =
            note.fate == diff::NoteFate::ambiguous || note.fate == diff::NoteFate::nothing_removed ||
            note.fate == diff::NoteFate::nothing_before || note.fate == diff::NoteFate::above_no_field ||
            note.fate == diff::NoteFate::malformed;
        if (!is_wrong || note.literal || !clears(note.table)) continue;
        const auto why = std::find_if(problems.begin(), problems.end(),
                                      [&](const diff::Problem& one) { return one.span == note.span; });
        if (why == problems.end()) continue;
        throw Refused(
            {Id::cannot_plan, fmt::format("{}; {}", why->message, why->fix.value_or("")), note.span},
            sources);
    }
}

// Of literals that trade names, old values and new ones are the same.
void ask_for_names_that_are_new(const schema::Schema& after) {
    const schema::Literal* literal = diff::renamed_twice(after);
    if (literal == nullptr) return;
    throw Refused(
        Id::cannot_plan,
        fmt::format("`{0}` is a new name and an old one, by the comments `@renamed` above literals, and no "
                    "plan can tell the values apart; rename in two changes",
                    schema::name_of(*literal)));
}

void ask_for_one_name_of_each(const schema::Schema& after) {
    const auto name = diff::claimed_twice(after);
    if (!name) return;
    throw Refused(Id::cannot_plan,
                  fmt::format("`{}` is the old name of two literals of a union, by the comments `@renamed` "
                              "above them; keep one of the comments",
                              *name));
}

// Ids hold the table they are of: a table cannot be renamed with its documents.
void ask_for_no_renamed_table(const diff::Changes& changes, const diagnostics::Sources& sources) {
    const auto renamed =
        std::find_if(changes.rename_notes.begin(), changes.rename_notes.end(),
                     [](const diff::RenameNote& note) { return note.fate == diff::NoteFate::above_table; });
    if (renamed == changes.rename_notes.end()) return;
    throw Refused({Id::cannot_plan,
                   fmt::format("`{0}` is to be `{1}`, and no plan can rename a table: ids hold the table "
                               "they are of; keep the name `{0}`, or remove this comment and fill `{1}` "
                               "with documents of its own",
                               renamed->from, *renamed->table),
                   renamed->span},
                  sources);
}

}  // namespace

void ask_for_names_to_plan(const diff::Changes& changes, const schema::Schema& after,
                           const schema::Bridge& bridge, const std::vector<diff::Problem>& problems,
                           const diagnostics::Sources& sources) {
    ask_for_no_renamed_table(changes, sources);
    ask_for_one_field_of_each(changes, sources);
    ask_for_names_that_are_new(after);
    ask_for_one_name_of_each(after);
    ask_for_names_that_were(changes, bridge, problems, sources);
}

}  // namespace cli
