#include "cli/validate.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <map>

#include "cli/documents.h"
#include "cli/refused.h"
#include "cli/sides.h"
#include "cli/stored.h"
#include "emit/style.h"
#include "emit/validation.h"

namespace cli {
namespace {

using parser::Numbers;

emit::ValidatedTable validate(const StoredTable& stored, const schema::Schema& schema, const schema::Ids& ids,
                              std::optional<Numbers> wanted, const Environment& environment) {
    const std::optional<Numbers> known = wanted ? wanted : stored.numbers;
    parser::DocumentReader reader(known.value_or(Numbers::wire));
    std::ifstream file;
    if (!stored.file.empty()) {
        file.open(stored.file, std::ios::binary);
        if (!file)
            throw Refused(diagnostics::Id::missing_file, fmt::format("`{}` cannot be read", stored.shown));
    }
    emit::ValidatedTable result = {stored.table->name, stored.shown, known.value_or(Numbers::wire), false,
                                   schema::Tally(schema, *stored.table, ids, emit::shown_value)};
    each_document(stored.file.empty() ? *environment.input : file, stored.shown, reader,
                  [&](std::uint64_t line, const schema::Value& document) {
                      result.tally.add(line, document);
                      if (known || !reader.has_both_numbers()) return;
                      throw Refused(
                          diagnostics::Id::bad_documents,
                          fmt::format("`{}` has whole numbers as `1` and as `1.0`: with `--numbers export` "
                                      "the first are int64, as `npx convex export` writes them; with "
                                      "`--numbers wire` all are float64",
                                      stored.shown));
                  });
    result.are_numbers_assumed = !known && reader.has_integers();
    return result;
}

}  // namespace

void declare_validate(CLI::App& command, ValidateOptions& options) {
    static const std::map<std::string, Numbers> numbers = {{"wire", Numbers::wire},
                                                           {"export", Numbers::exported}};
    command.add_option("SCHEMA", options.schema, "the schema")->required();
    command
        .add_option("DOCUMENTS", options.documents,
                    "a file with one JSON document a line, the folder of an `npx convex export`, or -")
        ->required();
    command.add_option("--table", options.table, "the table that the documents are of")->option_text("NAME");
    command
        .add_option_function<std::string>(
            "--numbers", [&](const std::string& name) { options.numbers = numbers.at(name); },
            "wire: `1` is a float64; export: it is an int64")
        ->check(CLI::IsMember(numbers))
        ->option_text("wire|export");
    command.add_flag("--allow-unchecked-ids", options.allows_unchecked_ids,
                     "exit 0 although the tables of some ids are not known");
    command.add_option("--format", options.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("FORMAT");
    declare_evaluation(command, options.evaluation);
}

Outcome run_validate(const ValidateOptions& options, const Environment& environment) {
    const ReadSchema read =
        read_side(options.schema, options.documents == "-" ? "-" : "", options.evaluation, environment);
    if (!read.parsed.schema) return {failed, "", diagnostics_text(read, environment)};
    const schema::Schema& schema = *read.parsed.schema;
    try {
        if (!schema.validation)
            throw Refused(diagnostics::Id::unknown_schema,
                          fmt::format("whether `{}` checks documents is not known: its `schemaValidation` "
                                      "could not be evaluated",
                                      options.schema));
        if (options.documents == "-" && environment.input == nullptr)
            throw Refused(diagnostics::Id::bad_argument, "there is nothing on standard input");
        const Stored stored = find_stored(options.documents, options.table, schema, environment.directory);
        emit::Validation validation = {read.side(), {}, stored.others, options.allows_unchecked_ids};
        for (const StoredTable& table : stored.tables)
            validation.tables.push_back(validate(table, schema, stored.ids, options.numbers, environment));
        const bool all_fit = validation.answer(validation.counts()) == schema::Answer::yes;
        return {all_fit ? done : found,
                options.format == "json" ? emit::validation_json(validation)
                                         : emit::validation_text(validation, environment.colour),
                ""};
    } catch (const Refused& refused) {
        const emit::Style style(environment.colour);
        return {failed, "", emit::diagnostic_line(refused.diagnostic, refused.sources, style) + "\n"};
    }
}

}  // namespace cli
