#include "emit/backfill.h"

#include <fmt/format.h>

#include "emit/identifiers.h"
#include "emit/piece.h"
#include "emit/rewrite_code.h"
#include "schema/text.h"

namespace emit {
namespace {

constexpr std::string_view to_int64 = R"(
// A number as the same int64; one that is none is an error.
function toInt64(value: number, where: string): bigint {
  if (!Number.isSafeInteger(value)) throw new Error(`${where} is ${value}, which is no int64`);
  return BigInt(value);
}
)";

constexpr std::string_view to_float64 = R"(
// An int64 as the same number; one that is none is an error.
function toFloat64(value: bigint, where: string): number {
  if (BigInt(Number(value)) !== value) throw new Error(`${where} is ${value}n, which is no number`);
  return Number(value);
}
)";

constexpr std::string_view fields_of = R"(
// A document without what Convex adds to it.
function fieldsOf({ _id, _creationTime, ...fields }: Record<string, unknown>) {
  return fields;
}
)";

std::string reason(const planner::Batch& batch) {
    constexpr std::size_t mebibyte = 1U << 20U;
    constexpr std::size_t kibibyte = 1U << 10U;
    if (batch.size >= 100)
        return fmt::format("A document weighs at most {} KiB.", (batch.weight + kibibyte - 1) / kibibyte);
    const std::string weight =
        batch.weight >= mebibyte ? "1 MiB" : fmt::format("{} KiB", (batch.weight + kibibyte - 1) / kibibyte);
    const std::string why = batch.unbounded ? fmt::format(" (`{}` has no bound)",
                                                          batch.unbounded->empty() ? "it" : *batch.unbounded)
                                            : "";
    return fmt::format("A document may weigh {}{}: so many are surely read and written in one transaction.",
                       weight, why);
}

}  // namespace

BackfillModule backfill_module(const planner::Plan& plan, const schema::Schema& before,
                               const schema::Schema& after, const ModuleNames& around) {
    std::vector<std::string> asked;
    // A module that exports `then` would be taken for a promise.
    Identifiers names({"then", "run", "migrations", "internal", "components", "schema", "Migrations",
                       "compareValues", "validate", "v", "Doc", "Id", "GenericId", "MutationCtx", "toInt64",
                       "toFloat64", "fieldsOf"});
    std::string migrations;
    Piece runs = {Piece::Style::list, "[", {}, "]"};
    std::string bodies;
    std::string constants;
    bool needs_context = false;
    bool names_ids = false;
    bool names_generic_ids = false;
    bool uses_int64 = false;
    bool uses_float64 = false;
    bool uses_fields = false;
    std::vector<std::string> exported;
    for (const planner::TableBackfill& one : plan.backfills) exported.push_back(names.unique(one.table));
    for (std::size_t i = 0; i < plan.backfills.size(); ++i) {
        const planner::TableBackfill& one = plan.backfills[i];
        const RewriteCode code = rewrite_code(one, before, after, names);
        const std::string table = schema::quoted(one.table);
        runs.parts.push_back({Piece::Style::list, fmt::format("internal.{}.{}", plan.name, exported[i])});
        bodies += fmt::format(
            "\nexport const {0} = migrations.define({{\n"
            "  table: {1},\n"
            "  // {2}\n"
            "  batchSize: {3},\n"
            "  migrateOne: async (ctx, doc) => {{\n"
            "    const next = {4}{5}({6}doc);\n"
            "    if (next !== doc) await ctx.db.replace({1}, doc._id, next);\n"
            "  }},\n"
            "}});\n\n{7}",
            exported[i], table, reason(one.batch), one.batch.size, code.is_async ? "await " : "",
            code.function, code.needs_context ? "ctx, " : "", code.text);
        for (const Stub& stub : code.stubs) {
            bodies += "\n" + stub.text;
            asked.push_back(stub.name);
        }
        for (const std::string& constant : code.constants) constants += "\n" + constant;
        needs_context = needs_context || code.needs_context;
        names_ids = names_ids || code.names_ids;
        names_generic_ids = names_generic_ids || code.names_generic_ids;
        uses_int64 = uses_int64 || code.to_int64;
        uses_float64 = uses_float64 || code.to_float64;
        uses_fields = uses_fields || code.fields_of;
    }
    std::string text = fmt::format(
        "// Brings the stored documents to the new schema, while the widened one is deployed: PLAN.md, phase "
        "2.\n"
        "// Running it again is harmless: it goes on where it stopped, and leaves alone what fits.\n"
        "//\n"
        "//   npx convex run {}:run\n"
        "import {{ Migrations }} from \"@convex-dev/migrations\";\n",
        plan.name);
    if (!constants.empty()) text += "import { validate } from \"convex-helpers/validators\";\n";
    text += fmt::format("import {{ compareValues{}{} }} from \"convex/values\";\n",
                        names_generic_ids ? ", type GenericId" : "", constants.empty() ? "" : ", v");
    text += "import { components, internal } from \"./_generated/api.js\";\n";
    text +=
        fmt::format("import type {{ Doc{} }} from \"./_generated/dataModel.js\";\n", names_ids ? ", Id" : "");
    if (needs_context) text += "import type { MutationCtx } from \"./_generated/server.js\";\n";
    text += fmt::format(
        "import schema from \"./{}.js\";\n\n"
        "const migrations = new Migrations(components.{}, {{ schema }});\n\n"
        "// One table after the other.\n"
        "export const run = migrations.runner({});\n",
        around.schema, around.component, to_string(runs, 0, 36));
    text += constants + bodies;
    if (uses_int64) text += to_int64;
    if (uses_float64) text += to_float64;
    if (uses_fields) text += fields_of;
    return {std::move(text), std::move(exported), std::move(asked)};
}

}  // namespace emit
