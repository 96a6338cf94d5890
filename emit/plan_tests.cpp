#include "emit/plan_tests.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "emit/pieces.h"
#include "emit/plan_documents.h"
#include "schema/text.h"

namespace emit {
namespace {

using schema::Schema;
using schema::Table;

// Documents that a run stores at least, and those of one table that differ.
constexpr std::size_t document_count = 1000;
constexpr std::size_t shapes_limit = 80;
// Small, so that there are many batches.
constexpr std::size_t batch = 50;

const Table& table_of(const Schema& schema, const std::string& name) {
    return *std::find_if(schema.tables.begin(), schema.tables.end(),
                         [&](const Table& table) { return table.name == name; });
}

// What convex-test mistakes: it takes no bigint for a literal one, nor -0 and NaN.
bool has_odd_literal(const Schema& schema) {
    return std::any_of(schema.types.begin(), schema.types.end(), [](const schema::Type& type) {
        const auto* literal = std::get_if<schema::Literal>(&type.shape);
        if (literal == nullptr) return false;
        const auto* number = std::get_if<double>(&literal->value);
        return std::holds_alternative<std::int64_t>(literal->value) ||
               (number != nullptr && (std::isnan(*number) || (*number == 0 && std::signbit(*number))));
    });
}

constexpr std::string_view rest = R"(
function empty() {{
  const t = convexTest({{ {0}, modules, transactionLimits: true }});
  component.register(t{1});
  return t;
}}

async function stored() {{
  const t = empty();
  await t.run(async (ctx) => {{
{2}  }});
  return t;
}}

type Test = ReturnType<typeof empty>;

// Small batches, so that there are many of them; a reset starts from the first document again.
function start(t: Test, options: {{ batchSize?: number; reset?: boolean }} = {{}}) {{
  return t.mutation(internal.{3}.run, {{ batchSize: {4}, ...options }});
}}

// Until nothing is scheduled any more, which takes at most so many batches.
async function finish(t: Test) {{
  await t.finishAllScheduledFunctions(vi.runAllTimers, {5});
  const all = await t.query(components.{6}.lib.getStatus, {{}});
  const failed = all.filter(({{ state }}) => state !== "success");
  expect(failed.map(({{ name, error }}) => ({{ name, error }}))).toEqual([]);
}}

async function documentsOf(t: Test) {{
  return await t.run(async (ctx) => {{
    return {{
{7}    }};
  }});
}}

// Documents come in the order in which they were stored; those that the backfill made come after them.
async function expectToFit(t: Test) {{
  await t.run(async (ctx) => {{
    for (const table of tables) {{
      const all = await ctx.db.query(table).collect();
      for (const [n, {{ _id, _creationTime, ...document }}] of all.entries()) {{
        validate(fits[table], document, {{ db: ctx.db, throw: true }});
        const one = documents[table][Math.floor(n / copies)];
        if (one?.after) expect(document).toEqual(one.after === "as before" ? one.before : one.after);
      }}
    }}
  }});
}}

// So many documents may take longer than a test usually does.
vi.setConfig({{ testTimeout: 60_000 }});
beforeEach(() => {{
  vi.useFakeTimers();
}});
afterEach(() => {{
  vi.useRealTimers();
}});

test("every document fits the new schema", async () => {{
  const t = await stored();
  await start(t);
  await finish(t);
  await expectToFit(t);
}});

test("a second run changes nothing", async () => {{
  const t = await stored();
  await start(t);
  await finish(t);
  const once = await documentsOf(t);
  await start(t, {{ reset: true }});
  await finish(t);
  expect(await documentsOf(t)).toEqual(once);
}});

test("an interrupted run goes on where it stopped", async () => {{
  const t = await stored();
  await start(t, {{ batchSize: 1 }});
  await t.mutation(components.{6}.lib.cancelAll, {{}});
  const all = await t.query(components.{6}.lib.getStatus, {{}});
  expect(all.map(({{ state }}) => state)).toContain("canceled");
  await start(t);
  await finish(t);
  await expectToFit(t);
}});
)";

constexpr std::string_view misfits = R"(
test.each(tables)("a document of %s that does not fit is an error", async (table) => {{
  const t = await stored();
  await t.run(async (ctx) => await ctx.db.insert(table, {{ isUnexpected: true }} as any));
  await start(t);
  await t.finishAllScheduledFunctions(vi.runAllTimers, {0});
  const all = await t.query(components.{1}.lib.getStatus, {{}});
  expect(all.find(({{ state }}) => state === "failed")?.error).toContain("does not fit");
}});
)";

constexpr std::string_view failures = R"(
test.each(failing)("$table: $place that cannot be made is an error that names it", async (one) => {{
  const t = empty();
  const id = await t.run(async (ctx) => await ctx.db.insert(one.table, one.document as any));
  await start(t);
  await t.finishAllScheduledFunctions(vi.runAllTimers, {0});
  const all = await t.query(components.{1}.lib.getStatus, {{}});
  const error = all.find(({{ state }}) => state === "failed")?.error;
  expect(error).toContain(`${{one.table}} ${{id}}: `);
  expect(error).toContain(`\`${{one.place}}\``);
}});
)";

Piece named(const std::string& name, Piece piece) {
    piece.label = name + ": ";
    return piece;
}

Piece written(const TestDocument& document) {
    Piece one = {Piece::Style::list, "{", {named("before", pieces::value(document.before))}, "}"};
    if (document.after) {
        const Piece same = {Piece::Style::list, "\"as before\""};
        one.parts.push_back(named("after", document.is_changed ? pieces::value(*document.after) : same));
    }
    return one;
}

Piece written(const std::string& table, const ErrorDocument& document) {
    const auto text = [](const std::string& value) {
        return Piece{Piece::Style::list, schema::quoted(value)};
    };
    return {Piece::Style::list,
            "{",
            {named("table", text(table)), named("place", text(document.path)),
             named("document", pieces::value(document.document))},
            "}"};
}

}  // namespace

std::size_t documents_for_each(std::size_t tables) {
    return std::min(shapes_limit, std::max<std::size_t>(1, document_count / tables));
}

std::string backfill_test(const planner::Plan& plan, const Schema& after,
                          const std::vector<TestDocuments>& all, const ModuleNames& names) {
    const std::size_t count = plan.backfills.size();
    std::string documents;
    std::string fits;
    std::string inserts;
    std::string collects;
    std::string tables;
    Piece failing = {Piece::Style::list, "[", {}, "]"};
    std::size_t total = 0;
    bool names_ids = false;
    for (std::size_t i = 0; i < count; ++i) {
        const planner::TableBackfill& one = plan.backfills[i];
        total += all[i].documents.size();
        const std::string table = schema::quoted(one.table);
        const std::string property = schema::property_name(one.table);
        tables += (tables.empty() ? "" : ", ") + table;
        Piece list = {Piece::Style::list, "[", {}, "]"};
        for (const TestDocument& document : all[i].documents) {
            names_ids = names_ids || pieces::has_id(document.before) ||
                        (document.after && pieces::has_id(*document.after));
            list.parts.push_back(written(document));
        }
        for (const ErrorDocument& document : all[i].errors) {
            names_ids = names_ids || pieces::has_id(document.document);
            failing.parts.push_back(written(one.table, document));
        }
        const std::string start = fmt::format("  {}: ", property);
        documents += start + to_string(list, 2, start.size()) + ",\n";
        fits += start +
                to_string(pieces::validator(after, table_of(after, one.table).document), 2, start.size()) +
                ",\n";
        inserts += fmt::format(
            "    for (const {{ before }} of documents.{0}) {{\n      for (let n = 0; n < copies; n++) await "
            "ctx.db.insert({1}, before);\n    }}\n",
            one.table, table);
        collects += fmt::format("      {}: await ctx.db.query({}).collect(),\n", property, table);
    }
    const std::size_t shapes = std::max<std::size_t>(1, total);
    const std::size_t copies = (document_count + shapes - 1) / shapes;
    const std::size_t batches = total * copies / batch + 3 * count + 10;
    const bool is_unchecked = has_odd_literal(plan.bridge.schema);

    std::string text = fmt::format(
        "// Tests the backfill in {0}.ts with documents of every shape: npx vitest run {0}\n"
        "import component from \"@convex-dev/migrations/test\";\n"
        "import {{ validate }} from \"convex-helpers/validators\";\n"
        "import {{ convexTest }} from \"convex-test\";\n"
        "import {1} from \"convex/server\";\n"
        "import {{ {3}v }} from \"convex/values\";\n"
        "import {{ afterEach, beforeEach, expect, test, vi }} from \"vitest\";\n"
        "import {{ components, internal }} from \"./_generated/api.js\";\n"
        "import type {{ Doc }} from \"./_generated/dataModel.js\";\n"
        "import schema from \"./{2}.js\";\n\n"
        "const modules = {{\n"
        "  \"./_generated/api.js\": () => import(\"./_generated/api.js\"),\n"
        "  \"./{0}.ts\": () => import(\"./{0}.js\"),\n"
        "}};\n",
        plan.name,
        is_unchecked ? "{ defineSchema, type WithoutSystemFields }" : "type { WithoutSystemFields }",
        names.schema, names_ids ? "type GenericId, " : "");
    if (is_unchecked)
        text +=
            "\n// convex-test takes no value for a literal bigint, -0 or NaN: the new validators judge in "
            "the end.\n"
            "const unchecked = defineSchema(schema.tables, { schemaValidation: false });\n";
    if (names_ids)
        text +=
            "\n// As convex-test makes them: the documents need not be there.\n"
            "const id = <Table extends string>(table: Table) => `10000${table}` as GenericId<Table>;\n";
    text += fmt::format(
        "\nconst tables = [{}] as const;\n"
        "type Documents = {{\n"
        "  [Table in (typeof tables)[number]]: {{\n"
        "    before: WithoutSystemFields<Doc<Table>>;\n"
        "    after?: object | \"as before\";\n"
        "  }}[];\n"
        "}};\n\n"
        "// What the old schema takes, and what may be written while the widened one is deployed; and what "
        "that\n"
        "// becomes, unless it is for you to decide.\n"
        "const documents: Documents = {{\n{}}};\nconst copies = {};\n\n",
        tables, documents, copies);
    if (!failing.parts.empty())
        text += fmt::format(
            "// What nothing can be made of, and the place that the error has to name.\n"
            "type Failing = {{\n"
            "  [Table in (typeof tables)[number]]: {{\n"
            "    table: Table;\n"
            "    place: string;\n"
            "    document: WithoutSystemFields<Doc<Table>>;\n"
            "  }};\n"
            "}}[(typeof tables)[number]];\n"
            "const failing: Failing[] = {};\n\n",
            to_string(failing, 0, 27));
    text += fmt::format("// What the new schema takes.\nconst fits = {{\n{}}};\n", fits);
    text += fmt::format(
        rest, is_unchecked ? "schema: unchecked" : "schema",
        names.component == "migrations" ? "" : fmt::format(", {}", schema::quoted(names.component)), inserts,
        plan.name, batch, batches, names.component, collects);
    if (!failing.parts.empty()) text += fmt::format(failures, batches, names.component);
    const bool checks =
        std::any_of(plan.backfills.begin(), plan.backfills.end(), [](const auto& one) { return one.checks; });
    if (checks) text += fmt::format(misfits, batches, names.component);
    return text;
}

}  // namespace emit
