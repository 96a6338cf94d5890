#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "cli/run.h"
#include "diff/catalogue.h"
#include "diff/change.h"
#include "emit/explain.h"
#include "planner/plan.h"
#include "schema/fault.h"

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
            const bool is_expected = entry.path().parent_path().filename() == "expected";
            if (is_expected && entry.is_regular_file()) all += read(entry.path());
        }
    }
    return all;
}

bool is_kebab_case(std::string_view name) {
    static const std::regex pattern("[a-z0-9]+(-[a-z0-9]+)*");
    return std::regex_match(name.begin(), name.end(), pattern);
}

// What is made by a test, with the reason.
const std::map<std::string_view, std::string_view> shown_elsewhere = {
    {"assumed-version", "it takes a package that is not installed: tests/resolution.cpp"},
    {"usage", "no case is without a command that is known: below"},
    {"bad-argument", "no case is without a schema to name: tests/arguments.cpp"},
    {"file-not-written", "no case asks for files: tests/outputs.cpp"},
    {"git-failed", "it takes a repository: tests/revisions.cpp"},
    {"unknown-revision", "it takes a repository: tests/revisions.cpp"},
    {"missing-history", "it takes a repository: tests/partial_clones.cpp"},
    {"node-failed", "it takes node: tests/evaluation.cpp"},
    {"differs-in-node", "none is known: tests/joining.cpp has what finds it"},
    {"too-many-tables", "a schema of so many is larger as JSON than what is read: tests/rules.cpp"},
    {"internal-error", "none is known: what fails there is not written"},
    {"file-too-large", "nobody wants 2 MB in the repository: tests/robustness.cpp"},
};

// What stands under a heading of the documentation, up to the next one.
std::string section(const std::string& docs, std::string_view id) {
    const std::string heading = fmt::format("\n## {}\n", id);
    const std::size_t at = docs.find(heading);
    if (at == std::string::npos) return {};
    const std::string rest = docs.substr(at + heading.size());
    return rest.substr(0, std::min(rest.find("\n## "), rest.find("\n# ")));
}

// The level as the documentation ends a section with it.
std::string level_line(const diff::Entry& entry) {
    const std::string_view level = diagnostics::to_string(entry.level);
    if (entry.otherwise) {
        return fmt::format("**Level** {} if it breaks documents, else {}.\n", level,
                           diagnostics::to_string(*entry.otherwise));
    }
    return fmt::format("**Level** {}{}.\n", level, entry.enforced ? ", enforced by every push" : "");
}

}  // namespace

TEST_CASE("every id is there once, is explained, and has a case that produces it") {
    const std::string docs = read(root / "docs/changes.md");
    const std::string outputs = expected_outputs();
    std::set<std::string_view> ids;
    for (const diff::Entry& entry : diff::catalogue()) {
        INFO(entry.id);
        CHECK(is_kebab_case(entry.id));
        CHECK(ids.insert(entry.id).second);
        CHECK_FALSE(entry.summary.empty());
        const std::string text = section(docs, entry.id);
        CHECK_FALSE(text.empty());
        const bool is_shown = outputs.find(fmt::format("[{}]", entry.id)) != std::string::npos;
        CHECK(is_shown != shown_elsewhere.contains(entry.id));
        if (entry.sort == diff::Sort::diagnostic) continue;
        CHECK(text.find("**Do:**") != std::string::npos);
        CHECK(text.ends_with(level_line(entry)));
    }
    for (const auto& [id, reason] : shown_elsewhere) CHECK(ids.contains(id));
}

// --- pairs ---

// The kinds that are their own mirror, with the reason.
const std::map<std::string_view, std::string_view> own_mirrors = {
    {"field-renamed", "one name or the other"},
    {"type-changed", "neither type is more than the other"},
    {"id-target-changed", "one table or the other"},
    {"index-changed", "one definition or the other"},
    {"staged-validator-changed", "one validator or the other"},
};

// The kinds of which, with their mirror, not exactly one can break documents, with the reason.
const std::map<std::string_view, std::string_view> unlike_pairs = {
    {"table-added", "a table that is not named has no documents to break"},
    {"table-removed", "a table that is not named has no documents to break"},
    {"field-added-required", "objects are closed: neither side has what the other asks for"},
    {"field-removed-required", "objects are closed: neither side has what the other asks for"},
    {"index-added", "indexes hold no documents back"},
    {"index-removed", "indexes hold no documents back"},
    {"index-staged", "indexes hold no documents back"},
    {"index-enabled", "indexes hold no documents back"},
    {"staged-validator-added", "what is staged refuses nothing"},
    {"staged-validator-removed", "what is staged refuses nothing"},
};

TEST_CASE("kinds of change come in pairs: what is lost one way is won the other way") {
    std::set<std::string_view> own;
    std::set<std::string_view> unlike;
    for (const diff::Kind& kind : diff::kinds()) {
        INFO(kind.name);
        const diff::Kind& mirror = diff::kind(kind.mirror);
        CHECK(mirror.mirror == kind.id);
        if (mirror.id == kind.id) {
            own.insert(kind.name);
        } else if (kind.breaks == mirror.breaks) {
            unlike.insert(kind.name);
        }
    }
    const auto names = [](const auto& exceptions) {
        std::set<std::string_view> all;
        for (const auto& [name, reason] : exceptions) all.insert(name);
        return all;
    };
    CHECK(own == names(own_mirrors));
    CHECK(unlike == names(unlike_pairs));
}

// --- the commands ---

TEST_CASE("`explain` says of every id what the documentation says") {
    const std::string docs = read(root / "docs/changes.md");
    for (const diff::Entry& entry : diff::catalogue()) {
        INFO(entry.id);
        const cli::Outcome outcome = cli::run({"explain", std::string(entry.id)}, {});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.err.empty());
        CHECK(outcome.out.starts_with(fmt::format("{}: {}\n", entry.id, entry.summary)));
        // Word for word, but for the marks.
        const auto words = [](const std::string& text) {
            static const std::regex marks(
                R"(\*\*Level\*\*[^.]*\.|\*\*|\]\([^)]*\)|\[|```[a-z]*|Do:|do:|\s+)");
            return std::regex_replace(text, marks, "");
        };
        CHECK(words(outcome.out).ends_with(words(section(docs, entry.id))));
        std::istringstream lines(outcome.out);
        for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 110);
    }
}

TEST_CASE("every cause has a unique id, a heading and a case") {
    const std::string docs = read(root / "docs/validate.md");
    const std::string outputs = expected_outputs();
    std::set<std::string> names;
    for (const schema::CauseKind& cause : schema::causes()) {
        const std::string name(cause.name);
        INFO(name);
        CHECK(is_kebab_case(name));
        CHECK(names.insert(name).second);
        CHECK(docs.find("\n### " + name + "\n") != std::string::npos);
        CHECK(outputs.find("[" + name + "]") != std::string::npos);
    }
    static const std::regex heading("\n### ([a-z-]+)(?=\n)");
    for (std::sregex_iterator it(docs.begin(), docs.end(), heading), end; it != end; ++it)
        CHECK(names.contains((*it)[1].str()));
}

TEST_CASE("`explain` knows every id of every table, and everything that stands in brackets in an output") {
    std::set<std::string> ids;
    for (const std::string_view one : emit::explained_ids()) ids.emplace(one);
    CHECK(ids.size() == diff::catalogue().size() + schema::causes().size() + planner::kinds().size());
    const std::string docs = read(root / "docs/validate.md");
    for (const std::string& id : ids) {
        INFO(id);
        const cli::Outcome outcome = cli::run({"explain", id}, {});
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.out.starts_with(id + ": "));
        CHECK(outcome.out.find("\n\n") + 3 < outcome.out.size());
    }
    for (const schema::CauseKind& cause : schema::causes()) {
        INFO(cause.name);
        const std::string out = cli::run({"explain", std::string(cause.name)}, {}).out;
        const std::size_t at = docs.find(fmt::format("\n### {}\n", cause.name));
        const std::string first_words = docs.substr(docs.find('\n', at + 1) + 1, 20);
        CHECK(out.find("\n\n" + first_words) != std::string::npos);
    }
    for (const planner::Kind& step : planner::kinds()) {
        const std::string out = cli::run({"explain", std::string(step.name)}, {}).out;
        CHECK(out.find(fmt::format("\ndone when: {}\nto go back: {}\n", step.verify, step.back)) != out.npos);
    }
    // An id stands at the end of a line, or of the title of an annotation.
    const std::string outputs = expected_outputs();
    static const std::regex bracketed(R"( \[([a-z]+(?:-[a-z]+)*)\](?=\n|::))");
    std::set<std::string> shown;
    for (std::sregex_iterator it(outputs.begin(), outputs.end(), bracketed), end; it != end; ++it)
        shown.insert((*it)[1].str());
    CHECK(shown.size() > ids.size() / 2);
    for (const std::string& id : shown) {
        INFO(id);
        CHECK(ids.contains(id));
    }
}

TEST_CASE("`explain` of what is no id names the nearest one") {
    const auto explain = [](const std::string& id) { return cli::run({"explain", id}, {}); };
    const cli::Outcome typo = explain("field-aded-required");
    CHECK(typo.exit_code == 2);
    CHECK(typo.out.empty());
    CHECK(typo.err ==
          "schemaplan: error: nothing is called `field-aded-required`; did you mean "
          "`field-added-required`? [usage]\n");
    CHECK(explain("mising-field").err ==
          "schemaplan: error: nothing is called `mising-field`; did you mean `missing-field`? [usage]\n");
    CHECK(explain("nonsense").err ==
          "schemaplan: error: nothing is called `nonsense`; `schemaplan rules` lists what a check can find "
          "[usage]\n");
    CHECK(explain(std::string(100'000, 'x')).exit_code == 2);
    CHECK(explain("").exit_code == 2);
}

TEST_CASE("`rules` lists every id") {
    const cli::Outcome text = cli::run({"rules"}, {});
    const cli::Outcome json = cli::run({"rules", "--format", "json"}, {});
    CHECK(text.exit_code == 0);
    CHECK(json.exit_code == 0);
    const auto listed = nlohmann::json::parse(json.out);
    CHECK(listed.at("version") == 1);
    const auto& rules = listed.at("rules");
    const std::vector<diff::Entry> all = diff::catalogue();
    REQUIRE(rules.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].id);
        CHECK(text.out.find(fmt::format("\n  {} ", all[i].id)) != std::string::npos);
        CHECK(rules[i].at("id") == all[i].id);
        CHECK(rules[i].at("kind") == diff::to_string(all[i].sort));
        CHECK(rules[i].at("level") == diagnostics::to_string(all[i].level));
        CHECK(rules[i].at("enforced") == all[i].enforced);
        CHECK(rules[i].at("mirror").is_null() == !all[i].mirror.has_value());
        CHECK(rules[i].at("otherwise").is_null() == !all[i].otherwise.has_value());
    }
    CHECK(cli::run({"rules", "--json-schema"}, {}).out == read(root / "docs/report.schema.json"));
}
TEST_CASE("the documentation describes nothing that does not exist") {
    const std::string docs = read(root / "docs/changes.md");
    std::set<std::string> known;
    for (const diff::Entry& entry : diff::catalogue()) known.emplace(entry.id);
    static const std::regex heading("\n## ([a-z-]+)(?=\n)");
    for (std::sregex_iterator it(docs.begin(), docs.end(), heading), end; it != end; ++it) {
        INFO((*it)[1].str());
        CHECK(known.contains((*it)[1].str()));
    }
}
