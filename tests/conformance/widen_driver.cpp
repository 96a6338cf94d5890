#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/git_tree.h"
#include "cli/project.h"
#include "cli/refused.h"
#include "cli/revision.h"
#include "cli/working_tree.h"
#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/export.h"
#include "emit/json.h"
#include "emit/overlay.h"
#include "emit/stage.h"
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

// Files of a revision, and what was read of them.
class Recorded : public parser::Files {
  public:
    explicit Recorded(std::unique_ptr<cli::Tree> files) : files_(std::move(files)) {}

    parser::FileRead read(const std::string& path) override {
        parser::FileRead file = files_->read(path);
        if (file.outcome == parser::FileRead::Outcome::text) read_[absolute(path)] = file.content;
        return file;
    }
    std::vector<std::string> folders(const std::string& path) override { return files_->folders(path); }
    std::optional<std::string> real_folder(const std::string& path) override {
        return files_->real_folder(path);
    }

    void write_to(const fs::path& folder) const {
        for (const auto& [path, content] : read_) write(folder / path.substr(1), content);
    }

  private:
    std::unique_ptr<cli::Tree> files_;
    std::map<std::string, std::string> read_;
};

// A schema, and where its files are.
struct Side {
    std::unique_ptr<parser::Files> files;
    std::string path;
    parser::Parsed parsed;

    bool is_known() const { return parsed.schema && schema::fully_known(*parsed.schema); }
};

Side opened(const std::string& argument) {
    Side side;
    std::string path = argument;
    std::unique_ptr<cli::Tree> tree;
    if (argument.starts_with("git:")) {
        const std::size_t folder = argument.find(':', 4);
        const std::size_t revision = argument.find(':', folder + 1);
        cli::Git git(argument.substr(4, folder - 4));
        const std::string files = cli::tree_of(git, argument.substr(folder + 1, revision - folder - 1));
        tree = std::make_unique<cli::GitTree>(std::move(git), files);
        path = argument.substr(revision + 1);
    } else {
        tree = std::make_unique<cli::WorkingTree>("/");
    }
    side.path = cli::schema_file(*tree, path, "");
    if (argument.starts_with("git:"))
        side.files = std::make_unique<Recorded>(std::move(tree));
    else
        side.files = std::move(tree);
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

// `[…]`, of what is JSON already.
template <class List, class Written>
std::string list_of(const List& list, const Written& written) {
    std::string result;
    for (const auto& one : list) result += (result.empty() ? "" : ",") + written(one);
    return "[" + result + "]";
}

using Texts = std::map<std::string, std::string>;

void write_files(const fs::path& folder, const std::vector<emit::EditedFile>& files) {
    for (const emit::EditedFile& file : files)
        write(folder / fs::path(file.path).relative_path(), file.after);
}

// The tables of both schemas whose documents are widened.
std::vector<std::string> narrowed_tables(const schema::Schema& before, const schema::Schema& after,
                                         const schema::Bridge& bridge) {
    const auto has = [](const schema::Schema& schema, const std::string& name) {
        return std::any_of(schema.tables.begin(), schema.tables.end(),
                           [&](const auto& one) { return one.name == name; });
    };
    std::set<std::string> names;
    for (const schema::Operation& one : bridge.operations) {
        const bool is_of_documents = !std::holds_alternative<schema::KeepIndex>(one.what) &&
                                     !std::holds_alternative<schema::AddTable>(one.what);
        if (is_of_documents && has(before, one.table) && has(after, one.table)) names.insert(one.table);
    }
    return {names.begin(), names.end()};
}

// The new documents of the widened tables, staged: below OUT/staged.
std::string stage_validators(const emit::Widened& widened, const schema::Schema& after,
                             const std::vector<std::string>& tables, parser::Files& files,
                             const fs::path& out) {
    const auto staged = emit::stage_validators(widened.parsed, after, tables, files);
    write_files(out / "staged", staged.files);
    return fmt::format(R"({{"tables":{},"leftOut":{}}})", list_of(staged.tables, quoted),
                       list_of(staged.left_out, quoted));
}

// The indexes that the old schema does not have, staged, each that can be: below OUT/indexes.
std::string stage_indexes(const emit::Widened& widened, const schema::Schema& before, parser::Files& files,
                          const fs::path& out) {
    std::set<std::pair<std::string, std::string>> names;
    std::set<std::pair<std::string, std::string>> old;
    for (const schema::Table& table : before.tables) {
        for (const schema::Index& index : table.indexes) old.emplace(table.name, index.name);
    }
    for (const schema::Table& table : widened.parsed.schema->tables) {
        for (const schema::Index& index : table.indexes) {
            if (!index.staged && !old.contains({table.name, index.name}))
                names.emplace(table.name, index.name);
        }
    }
    std::size_t left_out = 0;
    while (!names.empty()) {
        const auto made = emit::stage_indexes(widened.parsed, names, files);
        if (const auto* staged = std::get_if<emit::StagedIndexes>(&made)) {
            write_files(out / "indexes", staged->files);
            break;
        }
        const auto& refused = std::get<emit::CannotStage>(made);
        names.erase({refused.table, refused.name});
        ++left_out;
    }
    const auto written = [](const auto& one) {
        return fmt::format("[{},{}]", quoted(one.first), quoted(one.second));
    };
    return fmt::format(R"({{"names":{},"leftOut":{}}})", list_of(names, written), left_out);
}

std::string run(const std::string& old_path, const std::string& new_path, const fs::path& out) {
    const Side old_side = opened(old_path);
    const Side new_side = opened(new_path);
    if (!old_side.is_known() || !new_side.is_known()) return R"({"outcome":"unknown"})";
    const parser::Parsed& before = old_side.parsed;
    const parser::Parsed& after = new_side.parsed;
    if (diff::refuses_push(diff::problems_of(*after.schema))) return R"({"outcome":"refused"})";
    const diff::Changes changes = diff::compare(*before.schema, *after.schema);
    const schema::Bridge bridge = schema::bridge(*before.schema, *after.schema);
    const auto start = std::chrono::steady_clock::now();
    const auto made = emit::widen(before, after, bridge, *new_side.files);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (const auto* recorded = dynamic_cast<const Recorded*>(new_side.files.get()))
        recorded->write_to(out / "read");
    write(out / "old.json", emit::export_text(*before.schema));
    write(out / "new.json", emit::export_text(*after.schema));
    const std::string facts = fmt::format(
        R"("entry":{},"breaking":{},"wasRefused":{},"operations":{},"seconds":{:.4f})",
        quoted(absolute(new_side.path)), changes.verdict.backward != schema::Answer::yes,
        diff::refuses_push(diff::problems_of(*before.schema)),
        list_of(bridge.operations, [](const auto& one) { return quoted(described(one)); }), seconds.count());
    if (const auto* failed = std::get_if<emit::NotWidened>(&made))
        return fmt::format(R"({{"outcome":"failed","why":{},{}}})", quoted(failed->why), facts);
    const auto& widened = std::get<emit::Widened>(made);
    write_files(out / "widen", widened.files);
    Texts texts;
    for (const emit::EditedFile& file : widened.files) {
        write(out / "before" / fs::path(file.path).relative_path(), file.before);
        texts[file.path] = file.after;
    }
    write(out / "bridge.json", emit::export_text(*widened.parsed.schema));
    emit::Overlay overlay(*new_side.files, std::move(texts));
    const auto table = [](const emit::WidenedTable& one) {
        return fmt::format(R"({{"table":{},"how":"{}","reason":{}}})", quoted(one.table),
                           one.how == emit::WidenedTable::How::edited ? "edited" : "replaced",
                           quoted(one.reason));
    };
    return fmt::format(R"({{"outcome":"widened","files":{},"tables":{},"staged":{},"indexes":{},{}}})",
                       list_of(widened.files, [](const auto& one) { return quoted(absolute(one.path)); }),
                       list_of(widened.tables, table),
                       stage_validators(widened, *after.schema,
                                        narrowed_tables(*before.schema, *after.schema, bridge), overlay, out),
                       stage_indexes(widened, *before.schema, overlay, out), facts);
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
