#include <fmt/format.h>
#include <tree_sitter/api.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
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

// The median of as many runs as fit in a moment, in microseconds of the processor: other programs do not
// count.
template <class Run>
double median_time(const Run& run) {
    std::vector<double> times;
    const auto now = [] { return static_cast<double>(std::clock()) * 1e6 / CLOCKS_PER_SEC; };
    const double end = now() + 600'000;
    while (times.size() < 5 || (now() < end && times.size() < 2000)) {
        const double start = now();
        run();
        times.push_back(now() - start);
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

// One table in `changed_each` has a new field; none, if that is 0.
std::string tables(int count, int changed_each) {
    std::string text = "export default defineSchema({\n";
    for (int i = 0; i < count; ++i) {
        text += fmt::format(
            "  t{0}: defineTable({{ name: v.string(), age: v.optional(v.number()), owner: v.id(\"t{1}\"){2} "
            "}}).index(\"by_name\", [\"name\"]),\n",
            i, i / 2, changed_each != 0 && i % changed_each == 0 ? ", added: v.string()" : "");
    }
    return tests::schema_file(text + "});\n");
}

double bench_diff(int count) {
    const std::map<std::string, std::string> sources = {{"old.ts", tables(count, 0)},
                                                        {"new.ts", tables(count, 10)}};
    return median_time([&] {
        const parser::Parsed before = tests::parse(sources, "old.ts");
        const parser::Parsed after = tests::parse(sources, "new.ts");
        const diff::Changes changes = diff::compare(*before.schema, *after.schema);
        const std::vector<diff::Problem> problems = diff::problems(*before.schema, *after.schema, changes);
        const emit::Report report = {{"old.ts", {}, before.sources, *before.schema, before.diagnostics},
                                     {"new.ts", {}, after.sources, *after.schema, after.diagnostics},
                                     changes,
                                     problems};
        sink = emit::report_json({&report, 1}).size();
    });
}

// The verdict on each of two schemas, one after the other, against parsing them.
void bench_verdicts(const std::string& name, const std::vector<std::string>& paths,
                    const std::function<parser::Parsed(const std::string&)>& parse) {
    std::vector<parser::Parsed> versions;
    const double parsing = median_time([&] {
        versions.clear();
        for (const std::string& path : paths) versions.push_back(parse(path));
    });
    std::vector<double> times;
    for (std::size_t i = 1; i < versions.size(); ++i) {
        if (!versions[i - 1].schema || !versions[i].schema) continue;
        times.push_back(median_time(
            [&] { sink = diff::compare(*versions[i - 1].schema, *versions[i].schema).changes.size(); }));
    }
    const double pairs = static_cast<double>(times.size());
    const double all = std::accumulate(times.begin(), times.end(), 0.0);
    const double parsed_pair = 2 * parsing / static_cast<double>(versions.size());
    fmt::print(
        "{:<44} {:>3} pairs  parse {:>7.0f} us  verdict {:>6.0f} us a pair, {:>6.0f} us at most  {:.1f} %\n",
        name, times.size(), parsed_pair, all / pairs, *std::max_element(times.begin(), times.end()),
        100 * all / pairs / parsed_pair);
}

parser::Parsed parse_file(const std::string& path) {
    cli::WorkingTree tree(std::filesystem::current_path());
    tree.confine_to_project_of(path);
    return parser::parse(path, tree);
}

}  // namespace

// The arguments are schema files, each by itself; and after `--`, versions of one, up to the next `--`.
int main(int count, char** arguments) {
    const std::vector<std::string> all(arguments + 1, arguments + count);
    const auto files_end = std::find(all.begin(), all.end(), "--");
    fmt::print("export against a bare tree-sitter parse of the same bytes\n");
    for (auto file = all.begin(); file != files_end; ++file) {
        cli::WorkingTree tree(std::filesystem::current_path());
        tree.confine_to_project_of(*file);
        bench_export(*file, *file, tree);
    }
    const std::string large = tables(5000, 0);
    tests::Memory memory({{"schema.ts", large}});
    bench_export("(5,000 tables)", "schema.ts", memory);

    fmt::print("\nthe verdict on a pair, against parsing it\n");
    for (auto start = files_end; start != all.end();) {
        const auto end = std::find(start + 1, all.end(), "--");
        bench_verdicts(*(start + 1), {start + 1, end}, parse_file);
        start = end;
    }
    const std::map<std::string, std::string> thousand = {{"old.ts", tables(1000, 0)},
                                                         {"new.ts", tables(1000, 1)}};
    bench_verdicts("(1,000 tables, each with a new field)", {"old.ts", "new.ts"},
                   [&](const std::string& path) { return tests::parse(thousand, path); });

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
