#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "cli/read.h"
#include "cli/run.h"
#include "cli/working_tree.h"
#include "emit/widen.h"
#include "schema/bridge.h"

// A case is a folder with the files of a schema, or of an old and a new one, and `expected/`
// with what should come out. `make update` rewrites what is there; review it with `git diff`.
namespace {

namespace fs = std::filesystem;

const fs::path root = SOURCE_DIRECTORY;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// The argument for one side of a case: a file, or the schema file of a folder.
std::string side(const fs::path& folder, const std::string& name) {
    for (const char* extension : {".ts", ".json"}) {
        if (fs::exists(folder / (name + extension))) return name + extension;
    }
    return name;
}

// What ends the name of a file, by the format that `check` writes it in.
const std::map<std::string, std::string> formats_of_check = {
    {"json", "json"},   {"md", "markdown"},        {"github.txt", "github"},
    {"sarif", "sarif"}, {"gitlab.json", "gitlab"}, {"junit.xml", "junit"}};

// The stored documents of a case: an export, or a file.
std::string documents(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".jsonl") return entry.path().filename().string();
    }
    return "documents";
}

// What a file in `expected/` is compared with; none, if no command makes such a file.
std::optional<std::string> produced(const fs::path& folder, const std::string& name) {
    const auto run = [&](const std::vector<std::string>& arguments) {
        return cli::run(arguments, {folder.string(), false});
    };
    const std::string old_side = side(folder, "old");
    const std::string new_side = side(folder, "new");
    const auto whole = [](const cli::Outcome& outcome) {
        return fmt::format("exit {}\n{}{}", outcome.exit_code, outcome.out, outcome.err);
    };
    if (name == "diff.txt") return whole(run({"diff", old_side, new_side}));
    if (name == "diff.json") return run({"diff", old_side, new_side, "--format", "json"}).out;
    if (name == "diff.md") return run({"diff", old_side, new_side, "--format", "markdown"}).out;
    if (name == "check.txt") return whole(run({"check", old_side, new_side}));
    for (const auto& [ending, format] : formats_of_check) {
        if (name == "check." + ending) return run({"check", old_side, new_side, "--format", format}).out;
        if (name == "check-plan." + ending)
            return run({"check", old_side, new_side, "--plan", "plan", "--format", format}).out;
    }
    for (const char* compat : {"forward", "full"}) {
        if (name == fmt::format("check-{}.txt", compat))
            return whole(run({"check", old_side, new_side, "--compat", compat}));
    }
    const std::vector<std::string> validate = {"validate", side(folder, "schema"), documents(folder)};
    if (name == "validate.txt") return whole(run(validate));
    if (name == "validate.json") return run({validate[0], validate[1], validate[2], "--format", "json"}).out;
    if (name == "plan.txt") return whole(run({"plan", old_side, new_side}));
    if (name == "plan.md") return run({"plan", old_side, new_side, "--format", "markdown"}).out;
    if (name == "check-plan.txt") return whole(run({"check", old_side, new_side, "--plan", "plan"}));
    if (name == "export.json") return run({"export", side(folder, "schema")}).out;
    if (name == "error.txt") return whole(run({"export", side(folder, "schema")}));
    return std::nullopt;
}

using Folder = std::map<std::string, std::string>;

// The files below a folder, by their paths in it.
Folder files_in(const fs::path& folder) {
    Folder files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder).generic_string()] = read(entry.path());
    }
    return files;
}

// The files of the plan of a case.
Folder planned(const fs::path& folder) {
    const fs::path made = fs::temp_directory_path() / ("schemaplan-golden-" + folder.filename().string());
    const cli::Outcome outcome = cli::run(
        {"plan", side(folder, "old"), side(folder, "new"), "--out", made.string()}, {folder.string(), false});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    Folder files = files_in(made);
    fs::remove_all(made);
    return files;
}

// The files of the new side that are widened.
Folder widened(const fs::path& folder) {
    const cli::Environment environment{folder.string(), false};
    const parser::Parsed before = cli::read_schema(side(folder, "old"), "", environment);
    const parser::Parsed after = cli::read_schema(side(folder, "new"), "", environment);
    REQUIRE(before.schema.has_value());
    REQUIRE(after.schema.has_value());
    cli::WorkingTree files(folder);
    files.confine_to_project_of(after.sources[diagnostics::FileId{0}].path);
    const auto made = emit::widen(before, after, schema::bridge(*before.schema, *after.schema), files);
    if (const auto* failed = std::get_if<emit::NotWidened>(&made)) FAIL(failed->why);
    Folder result;
    for (const emit::EditedFile& file : std::get<emit::Widened>(made).files) {
        CHECK(file.before == read(folder / file.path));
        result[file.path] = file.after;
    }
    return result;
}

// A folder in `expected/` has these files and no others.
void check_folder(const fs::path& expected, const Folder& files, bool update) {
    if (update) {
        fs::remove_all(expected);
        for (const auto& [name, text] : files) {
            fs::create_directories((expected / name).parent_path());
            std::ofstream(expected / name, std::ios::binary) << text;
        }
    }
    CHECK(files_in(expected) == files);
}

std::vector<fs::path> cases() {
    std::vector<fs::path> folders;
    for (const char* place : {"tests/cases", "samples"}) {
        for (const auto& entry : fs::directory_iterator(root / place)) {
            if (entry.is_directory()) folders.push_back(entry.path());
        }
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

}  // namespace

TEST_CASE("every case gives what it expects") {
    const bool update = std::getenv("UPDATE") != nullptr;
    for (const fs::path& folder : cases()) {
        INFO(folder.string());
        REQUIRE(fs::is_directory(folder / "expected"));
        REQUIRE_FALSE(fs::is_empty(folder / "expected"));
        std::vector<fs::directory_entry> expected;
        for (const auto& entry : fs::directory_iterator(folder / "expected")) expected.push_back(entry);
        for (const auto& entry : expected) {
            INFO(entry.path().filename().string());
            if (entry.is_directory()) {
                const std::string name = entry.path().filename().string();
                REQUIRE((name == "plan" || name == "widen"));
                check_folder(entry.path(), name == "plan" ? planned(folder) : widened(folder), update);
                continue;
            }
            const auto actual = produced(folder, entry.path().filename().string());
            REQUIRE(actual.has_value());
            if (update) {
                std::ofstream(entry.path(), std::ios::binary) << *actual;
            } else {
                CHECK(read(entry.path()) == *actual);
            }
        }
    }
}
