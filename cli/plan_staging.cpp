#include "cli/plan_staging.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "cli/refused.h"
#include "diagnostics/nearest.h"
#include "emit/overlay.h"
#include "emit/stage.h"
#include "emit/widen.h"
#include "schema/match.h"

namespace cli {
namespace {

using diagnostics::Id;
using schema::Operation;
using schema::Schema;
using IndexNames = std::set<std::pair<std::string, std::string>>;

bool has_table(const Schema& schema, const std::string& name) {
    return std::any_of(schema.tables.begin(), schema.tables.end(),
                       [&](const auto& one) { return one.name == name; });
}

void ask_for_stored_tables(const std::vector<std::string>& names, const Schema& before, const Schema& after) {
    std::vector<std::string_view> known;
    for (const schema::Table& table : after.tables) {
        if (has_table(before, table.name)) known.push_back(table.name);
    }
    for (const std::string& name : names) {
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        throw Refused(Id::bad_argument, fmt::format("`--large-table {}` is no table of both schemas{}", name,
                                                    diagnostics::did_you_mean(name, known)));
    }
}

// An index that is there under its name already cannot be built beside itself.
IndexNames indexes_to_stage(const diff::Changes& changes, const std::vector<std::string>& tables) {
    IndexNames all;
    for (const diff::Change& change : changes.changes) {
        const bool is_large =
            change.table && std::find(tables.begin(), tables.end(), *change.table) != tables.end();
        if (!is_large || change.id != diff::Id::index_added) continue;
        const auto& index = std::get<schema::Index>(change.after->what);
        if (!index.staged) all.emplace(*change.table, index.name);
    }
    return all;
}

// The tables whose documents are rewritten or held against another type in the end.
std::vector<std::string> narrowed_tables(const schema::Bridge& bridge, const Schema& before,
                                         const Schema& after) {
    std::set<std::string> changed;
    for (const Operation& one : bridge.operations) {
        const bool is_of_documents = schema::match(
            one.what, [](const schema::AddTable&) { return false; },
            [](const schema::KeepIndex&) { return false; },
            [](const schema::SkipValidation&) { return false; }, [](const auto&) { return true; });
        if (is_of_documents) changed.insert(one.table);
    }
    std::vector<std::string> all;
    for (const schema::Table& table : after.tables) {
        if (changed.contains(table.name) && has_table(before, table.name)) all.push_back(table.name);
    }
    return all;
}

std::vector<std::string> printed_tables(const emit::Widened& widened) {
    std::vector<std::string> names;
    for (const emit::WidenedTable& one : widened.tables) {
        if (one.how == emit::WidenedTable::How::replaced) names.push_back(one.table);
    }
    return names;
}

// Edits of files, one after the other: from what a file was at first to what it is in the end.
class Files {
  public:
    void add(const std::vector<emit::EditedFile>& edited) {
        for (const emit::EditedFile& one : edited) {
            first_.try_emplace(one.path, one.before);
            texts[one.path] = one.after;
        }
    }
    std::vector<emit::PlannedFile> all(const Tree& tree) const {
        std::vector<emit::PlannedFile> files;
        for (const auto& [path, text] : texts)
            files.push_back({tree.path_in_project(path), first_.at(path), text});
        return files;
    }

    std::map<std::string, std::string> texts;

  private:
    std::map<std::string, std::string> first_;
};

}  // namespace

emit::SchemaEdits schema_edits(const parser::Parsed& before, const Editable& after,
                               const diff::Changes& changes, const schema::Bridge& bridge,
                               const StagingWanted& wanted, planner::Options& options) {
    const Schema& old = *before.schema;
    const Schema& now = *after.parsed.schema;
    ask_for_stored_tables(wanted.large_tables, old, now);
    auto widened = emit::widen(before, after.parsed, bridge, after.files);
    if (const auto* why = std::get_if<emit::NotWidened>(&widened))
        throw Refused(Id::internal_error,
                      why->why + "; this is a bug of schemaplan, and nothing was written");
    Files files;
    files.add(std::get<emit::Widened>(widened).files);
    parser::Parsed parsed = std::move(std::get<emit::Widened>(widened).parsed);

    options.staged_indexes = indexes_to_stage(changes, wanted.large_tables);
    if (!options.staged_indexes.empty()) {
        emit::Overlay overlay(after.files, files.texts);
        auto staged = emit::stage_indexes(parsed, options.staged_indexes, overlay);
        if (const auto* why = std::get_if<emit::CannotStage>(&staged))
            throw Refused(
                {Id::cannot_plan,
                 fmt::format("the index `{}` of `{}` is not written where it alone can be staged; write "
                             "`staged: true` yourself, or leave out `--large-table {}`",
                             why->name, why->table, why->table),
                 why->index},
                parsed.sources);
        files.add(std::get<emit::StagedIndexes>(staged).files);
        parsed = std::move(std::get<emit::StagedIndexes>(staged).parsed);
    }
    emit::SchemaEdits edits = {
        files.all(after.files), {}, printed_tables(std::get<emit::Widened>(widened)), {}};
    if (!wanted.validators) return edits;

    const std::vector<std::string> tables = narrowed_tables(bridge, old, now);
    emit::Overlay overlay(after.files, files.texts);
    emit::StagedValidators staged = bridge.schema.validation == true
                                        ? emit::stage_validators(parsed, now, tables, overlay)
                                        : emit::StagedValidators{{}, {}, tables};
    options.staged_tables = {staged.tables.begin(), staged.tables.end()};
    Files more;
    more.add(staged.files);
    edits.stage = more.all(after.files);
    edits.not_staged = std::move(staged.left_out);
    return edits;
}

}  // namespace cli
