#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>

#include "cli/run.h"

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
    if (name == "check.txt") return whole(run({"check", old_side, new_side}));
    for (const char* compat : {"forward", "full"}) {
        if (name == fmt::format("check-{}.txt", compat))
            return whole(run({"check", old_side, new_side, "--compat", compat}));
    }
    const std::vector<std::string> validate = {"validate", side(folder, "schema"), documents(folder)};
    if (name == "validate.txt") return whole(run(validate));
    if (name == "validate.json") return run({validate[0], validate[1], validate[2], "--format", "json"}).out;
    if (name == "export.json") return run({"export", side(folder, "schema")}).out;
    if (name == "error.txt") return whole(run({"export", side(folder, "schema")}));
    return std::nullopt;
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
        for (const auto& entry : fs::directory_iterator(folder / "expected")) {
            INFO(entry.path().filename().string());
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
