#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include "cli/git_tree.h"
#include "cli/project.h"
#include "cli/refused.h"
#include "cli/revision.h"
#include "cli/working_tree.h"
#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/export.h"
#include "emit/json.h"
#include "emit/widen.h"
#include "parser/exported.h"
#include "schema/bridge.h"
#include "schema/match.h"

// Widens pairs of schemas, for the conformance test. Each line of standard input is `OLD<tab>NEW<tab>OUT`,
// both a path or `git:DATABASE:REVISION:PATH`; the files that are edited are written below OUT/before and
// OUT/widen, with what the old, the new and the widened schema export beside them; a line of JSON says what
// was done.
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

// From the root of the tree on.
std::string absolute(const std::string& path) {
    return fs::path("/" + path).lexically_normal().string();
}

// A schema, and where its files are.
struct Side {
    std::unique_ptr<cli::Tree> files;
    std::string path;
    parser::Parsed parsed;

    bool is_known() const { return parsed.schema && schema::fully_known(*parsed.schema); }
};

Side opened(const std::string& argument) {
    Side side;
    std::string path = argument;
    if (argument.starts_with("git:")) {
        const std::size_t folder = argument.find(':', 4);
        const std::size_t revision = argument.find(':', folder + 1);
        cli::Git git(argument.substr(4, folder - 4));
        const std::string tree = cli::tree_of(git, argument.substr(folder + 1, revision - folder - 1));
        side.files = std::make_unique<cli::GitTree>(std::move(git), tree);
        path = argument.substr(revision + 1);
    } else {
        side.files = std::make_unique<cli::WorkingTree>("/");
    }
    side.path = cli::schema_file(*side.files, path, "");
    side.parsed = side.path.ends_with(".json") ? parser::parse_exported(side.path, *side.files)
                                               : parser::parse(side.path, *side.files);
    return side;
}

std::string described(const schema::Operation& one) {
    const char* what = schema::match(
        one.what, [](const schema::MakeOptional&) { return "make optional"; },
        [](const schema::AddField&) { return "add field"; }, [](const schema::Widen&) { return "widen"; },
        [](const schema::AcceptAny&) { return "accept any"; },
        [](const schema::AddTable&) { return "add table"; },
        [](const schema::KeepIndex&) { return "keep index"; },
        [](const schema::SkipValidation&) { return "skip validation"; });
    return fmt::format("{} {} {}", what, one.table, to_string(one.path));
}

std::string run(const std::string& old_path, const std::string& new_path, const fs::path& out) {
    const Side old_side = opened(old_path);
    const Side new_side = opened(new_path);
    if (!old_side.is_known() || !new_side.is_known()) return R"({"outcome":"unknown"})";
    const parser::Parsed& before = old_side.parsed;
    const parser::Parsed& after = new_side.parsed;
    if (diff::refuses_push(diff::problems_of(*after.schema))) return R"({"outcome":"refused"})";
    const diff::Changes changes = diff::compare(*before.schema, *after.schema);
    const bool is_breaking = changes.verdict.backward != schema::Answer::yes;
    const schema::Bridge bridge = schema::bridge(*before.schema, *after.schema);
    const auto start = std::chrono::steady_clock::now();
    const auto made = emit::widen(before, after, bridge, *new_side.files);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::string operations;
    for (const schema::Operation& one : bridge.operations)
        operations += (operations.empty() ? "" : ",") + quoted(described(one));
    write(out / "old.json", emit::export_text(*before.schema));
    write(out / "new.json", emit::export_text(*after.schema));
    const bool was_refused = diff::refuses_push(diff::problems_of(*before.schema));
    const std::string facts =
        fmt::format(R"("entry":{},"breaking":{},"wasRefused":{},"operations":[{}],"seconds":{:.4f})",
                    quoted(absolute(new_side.path)), is_breaking, was_refused, operations, seconds.count());
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
                list += (list.empty() ? "" : ",") + quoted(absolute(file.path));
            }
            write(out / "bridge.json", emit::export_text(*one.parsed.schema));
            std::string tables;
            for (const emit::WidenedTable& table : one.tables) {
                tables += fmt::format(R"({}{{"table":{},"how":"{}","reason":{}}})", tables.empty() ? "" : ",",
                                      quoted(table.table),
                                      table.how == emit::WidenedTable::How::edited ? "edited" : "replaced",
                                      quoted(table.reason));
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
