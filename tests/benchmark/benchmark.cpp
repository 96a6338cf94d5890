#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include "cli/working_tree.h"
#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/export.h"
#include "emit/report.h"
#include "parser/parse.h"
#include "tests/support.h"

// Ratios measured within one process: what evaluation costs over parsing alone, and how the time
// of a comparison grows with the number of tables. Figures, not tests: nothing here can fail.

extern "C" const TSLanguage* tree_sitter_typescript();

namespace {

using Clock = std::chrono::steady_clock;

// The median of as many runs as fit in a moment, in microseconds.
template <class Run>
double median_time(const Run& run) {
    std::vector<double> times;
    const auto end = Clock::now() + std::chrono::milliseconds(600);
    while (times.size() < 5 || (Clock::now() < end && times.size() < 2000)) {
        const auto start = Clock::now();
        run();
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    return times[times.size() / 2];
}

// Keeps a result from being optimised away.
volatile std::size_t sink;

void bare_parse(const std::string& text) {
    TSParser* parser = ts_parser_new();
    ts_parser_set_language(parser, tree_sitter_typescript());
    TSTree* tree =
        ts_parser_parse_string(parser, nullptr, text.data(), static_cast<std::uint32_t>(text.size()));
    sink = ts_node_child_count(ts_tree_root_node(tree));
    ts_tree_delete(tree);
    ts_parser_delete(parser);
}

void bench_export(const std::string& name, const std::string& path, parser::Files& files) {
    const parser::Parsed first = parser::parse(path, files);
    if (!first.schema || !schema::fully_known(*first.schema)) return;
    std::size_t bytes = 0;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < first.sources.size(); ++i) {
        texts.push_back(first.sources[static_cast<diagnostics::FileId>(i)].text);
        bytes += texts.back().size();
    }
    const double bare = median_time([&] {
        for (const std::string& text : texts) bare_parse(text);
    });
    const double whole = median_time([&] {
        const parser::Parsed parsed = parser::parse(path, files);
        sink = emit::export_text(*parsed.schema).size();
    });
    fmt::print("{:<44} {:>8} bytes  parse {:>9.0f} us  export {:>9.0f} us  ratio {:.2f}\n", name, bytes, bare,
               whole, whole / bare);
}

std::string tables(int count, bool changed) {
    std::string text = "export default defineSchema({\n";
    for (int i = 0; i < count; ++i) {
        text += fmt::format(
            "  t{0}: defineTable({{ name: v.string(), age: v.optional(v.number()), owner: v.id(\"t{1}\"){2} "
            "}}).index(\"by_name\", [\"name\"]),\n",
            i, i / 2, changed && i % 10 == 0 ? ", added: v.string()" : "");
    }
    return tests::schema_file(text + "});\n");
}

double bench_diff(int count) {
    const std::map<std::string, std::string> sources = {{"old.ts", tables(count, false)},
                                                        {"new.ts", tables(count, true)}};
    return median_time([&] {
        const parser::Parsed before = tests::parse(sources, "old.ts");
        const parser::Parsed after = tests::parse(sources, "new.ts");
        const diff::Changes changes = diff::compare(*before.schema, *after.schema);
        const std::vector<diff::Problem> problems = diff::problems(*before.schema, *after.schema, changes);
        sink = emit::report_json({{"old.ts", {}, before.sources, *before.schema, before.diagnostics},
                                  {"new.ts", {}, after.sources, *after.schema, after.diagnostics},
                                  changes,
                                  problems})
                   .size();
    });
}

}  // namespace

// The arguments are schema files.
int main(int count, char** arguments) {
    fmt::print("export against a bare tree-sitter parse of the same bytes\n");
    for (int i = 1; i < count; ++i) {
        cli::WorkingTree tree(std::filesystem::current_path());
        tree.confine_to_project_of(arguments[i]);
        bench_export(arguments[i], arguments[i], tree);
    }
    const std::string large = tables(5000, false);
    tests::Memory memory({{"schema.ts", large}});
    bench_export("(5,000 tables)", "schema.ts", memory);

    fmt::print("\ndiff with its report, one table in ten changed\n");
    const double empty = bench_diff(0);
    double first = 0;
    for (const int tables : {100, 1000, 10'000}) {
        const double each = (bench_diff(tables) - empty) / tables;
        if (first == 0) first = each;
        fmt::print("{:>6} tables  {:>6.2f} us per table  {:.2f} times the first\n", tables, each,
                   each / first);
    }
}
