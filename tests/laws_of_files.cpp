#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "cli/read.h"
#include "parser/parse.h"
#include "tests/laws.h"

// The laws on real files: cases, samples, and whatever SCHEMAPLAN_SCHEMAS lists.
namespace {

namespace fs = std::filesystem;

const fs::path root = SOURCE_DIRECTORY;

parser::Parsed parse(const fs::path& path) {
    return cli::read_schema(path.string(), "", {root.string(), false});
}

struct Counts {
    int schemas = 0;
    int pairs = 0;
};

// Each schema against itself and the one before it.
void check_chain(const std::vector<fs::path>& chain, Counts& counts) {
    parser::Parsed before;
    for (const fs::path& path : chain) {
        INFO(path);
        parser::Parsed after = parse(path);
        if (after.schema) {
            counts.schemas += 1;
            tests::check_same(*after.schema);
        }
        if (before.schema && after.schema) {
            counts.pairs += 1;
            tests::check_laws(*before.schema, *after.schema);
        }
        before = std::move(after);
    }
}

}  // namespace

TEST_CASE("cases and samples keep the laws") {
    Counts counts;
    for (const char* place : {"tests/cases", "samples"}) {
        for (const auto& entry : fs::directory_iterator(root / place)) {
            std::vector<fs::path> chain;
            for (const char* side : {"old", "new", "schema"}) {
                const fs::path file = entry.path() / fmt::format("{}.ts", side);
                if (fs::exists(file)) chain.push_back(file);
                if (fs::is_directory(entry.path() / side)) chain.push_back(entry.path() / side);
            }
            check_chain(chain, counts);
        }
    }
    CHECK(counts.pairs > 30);
}

// Run by the conformance test: a line each, and an empty line between one history and the next.
TEST_CASE("the schemas listed in SCHEMAPLAN_SCHEMAS keep the laws", "[.listed]") {
    const char* list = std::getenv("SCHEMAPLAN_SCHEMAS");
    REQUIRE(list != nullptr);
    std::ifstream lines(list);
    Counts counts;
    std::vector<fs::path> chain;
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty()) {
            chain.emplace_back(line);
            continue;
        }
        check_chain(chain, counts);
        chain.clear();
    }
    check_chain(chain, counts);
    std::cout << fmt::format("laws: {} schemas, {} pairs of consecutive versions\n", counts.schemas,
                             counts.pairs);
}
