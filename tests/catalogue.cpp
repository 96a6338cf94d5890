#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "diagnostics/diagnostic.h"
#include "diff/change.h"
#include "diff/problem.h"

// The tables of kinds are complete: each kind is documented and shown by a case.
namespace {

namespace fs = std::filesystem;

const fs::path root = SOURCE_DIRECTORY;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// All that the cases and samples expect.
std::string expected_outputs() {
    std::string all;
    for (const char* place : {"tests/cases", "samples"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / place)) {
            if (entry.path().parent_path().filename() == "expected") all += read(entry.path());
        }
    }
    return all;
}

bool is_kebab_case(std::string_view name) {
    static const std::regex pattern("[a-z0-9]+(-[a-z0-9]+)*");
    return std::regex_match(name.begin(), name.end(), pattern);
}

}  // namespace

TEST_CASE("every kind of change has a unique id, a mirror, a heading and a case") {
    const std::string docs = read(root / "docs/changes.md");
    const std::string outputs = expected_outputs();
    std::set<std::string_view> names;
    for (const diff::Kind& kind : diff::kinds()) {
        INFO(kind.name);
        CHECK(is_kebab_case(kind.name));
        CHECK(names.insert(kind.name).second);
        CHECK(diff::kind(diff::kind(kind.mirror).mirror).id == kind.id);
        CHECK(docs.find("\n## " + std::string(kind.name) + "\n") != std::string::npos);
        CHECK(outputs.find("[" + std::string(kind.name) + "]") != std::string::npos);
    }
}

TEST_CASE("every rule has a unique id, a heading and a case") {
    const std::string docs = read(root / "docs/changes.md");
    const std::string outputs = expected_outputs();
    std::set<std::string_view> names;
    for (const diff::Rule& rule : diff::rules()) {
        INFO(rule.name);
        CHECK(is_kebab_case(rule.name));
        CHECK(names.insert(rule.name).second);
        CHECK(docs.find("\n## " + std::string(rule.name) + "\n") != std::string::npos);
        CHECK(outputs.find("[" + std::string(rule.name) + "]") != std::string::npos);
    }
}

// Diagnostics whose input is made by a test, with the reason.
const std::map<std::string_view, std::string_view> shown_elsewhere = {
    {"assumed-version", "it takes a package that is not installed: tests/resolution.cpp"},
    {"bad-argument", "no case is without a schema to name: tests/arguments.cpp"},
    {"git-failed", "it takes a repository: tests/revisions.cpp"},
    {"unknown-revision", "it takes a repository: tests/revisions.cpp"},
    {"missing-history", "it takes a repository: tests/revisions.cpp"},
    {"node-failed", "it takes node: tests/evaluation.cpp"},
    {"differs-in-node", "none is known: tests/joining.cpp has what finds it"},
    {"file-too-large", "nobody wants 2 MB in the repository: tests/robustness.cpp"},
};

TEST_CASE("every diagnostic has a unique id, a heading and a case") {
    const std::string docs = read(root / "docs/changes.md");
    const std::string outputs = expected_outputs();
    std::set<std::string_view> names;
    for (const diagnostics::Kind& kind : diagnostics::kinds()) {
        INFO(kind.name);
        CHECK(is_kebab_case(kind.name));
        CHECK(names.insert(kind.name).second);
        CHECK(docs.find("\n## " + std::string(kind.name) + "\n") != std::string::npos);
        const bool is_shown = outputs.find("[" + std::string(kind.name) + "]") != std::string::npos;
        CHECK(is_shown != shown_elsewhere.contains(kind.name));
    }
}

TEST_CASE("the documentation describes no kind that does not exist") {
    const std::string docs = read(root / "docs/changes.md");
    std::set<std::string> known;
    for (const diff::Kind& kind : diff::kinds()) known.emplace(kind.name);
    for (const diff::Rule& rule : diff::rules()) known.emplace(rule.name);
    for (const diagnostics::Kind& kind : diagnostics::kinds()) known.emplace(kind.name);
    static const std::regex heading("\n## ([a-z-]+)(?=\n)");
    for (std::sregex_iterator it(docs.begin(), docs.end(), heading), end; it != end; ++it) {
        INFO((*it)[1].str());
        CHECK(known.contains((*it)[1].str()));
    }
}
