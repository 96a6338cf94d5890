#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "cli/read.h"
#include "cli/working_tree.h"
#include "diff/compare.h"
#include "emit/export.h"
#include "emit/json.h"
#include "emit/widen.h"
#include "schema/bridge.h"
#include "schema/match.h"

// Widens pairs of schemas, for the conformance test. Each line of standard input is `OLD<tab>NEW<tab>OUT`;
// the edited files are written below OUT by their absolute path, with the bridge's export beside them; a line
// of JSON says what was done.
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

std::string quoted(const std::string& text) {
    std::string result;
    emit::write_string(result, text);
    return result;
}

std::string run(const std::string& old_path, const std::string& new_path, const fs::path& out) {
    const cli::Environment environment{"/", false};
    const parser::Parsed before = cli::read_schema(old_path, "", environment);
    const parser::Parsed after = cli::read_schema(new_path, "", environment);
    if (!before.schema || !after.schema || !schema::fully_known(*before.schema) ||
        !schema::fully_known(*after.schema))
        return R"({"outcome":"unknown"})";
    const diff::Changes changes = diff::compare(*before.schema, *after.schema);
    const bool is_breaking = changes.verdict.backward != schema::Answer::yes;
    const schema::Bridge bridge = schema::bridge(*before.schema, *after.schema);
    cli::WorkingTree files("/");
    files.confine_to_project_of(after.sources[diagnostics::FileId{0}].path);
    const auto start = std::chrono::steady_clock::now();
    const auto made = emit::widen(before, after, bridge, files);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    const std::string facts = fmt::format(R"("breaking":{},"operations":{},"seconds":{:.4f})", is_breaking,
                                          bridge.operations.size(), seconds.count());
    return schema::match(
        made,
        [&](const emit::NotWidened& one) {
            return fmt::format(R"({{"outcome":"failed","why":{},{}}})", quoted(one.why), facts);
        },
        [&](const emit::Widened& one) {
            std::string list;
            for (const emit::EditedFile& file : one.files) {
                write(out / "before" / fs::path(file.path).relative_path(), file.before);
                write(out / "widen" / fs::path(file.path).relative_path(), file.after);
                list +=
                    (list.empty() ? "" : ",") + quoted(fs::path("/" + file.path).lexically_normal().string());
            }
            write(out / "bridge.json", emit::export_text(*one.parsed.schema));
            std::string tables;
            for (const emit::WidenedTable& table : one.tables) {
                tables += fmt::format(R"({}{{"table":{},"how":"{}"}})", tables.empty() ? "" : ",",
                                      quoted(table.table),
                                      table.how == emit::WidenedTable::How::edited ? "edited" : "replaced");
            }
            return fmt::format(R"({{"outcome":"widened","files":[{}],"tables":[{}],{}}})", list, tables,
                               facts);
        });
}

}  // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        if (second == std::string::npos) return 2;
        std::cout << run(line.substr(0, first), line.substr(first + 1, second - first - 1),
                         line.substr(second + 1))
                  << std::endl;
    }
}
