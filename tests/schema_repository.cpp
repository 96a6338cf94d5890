#include "tests/schema_repository.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

#include "tests/support.h"

namespace tests {

namespace fs = std::filesystem;

std::string schema_with(const std::string& type) {
    return schema_file("export default defineSchema({ t: defineTable({ f: " + type + " }) });\n");
}

void commit(const fs::path& folder, const std::string& message) {
    shell(folder, "git add -A && git commit -q --allow-empty -m '" + message + "'");
}

void initialise(const fs::path& folder) {
    fs::create_directories(folder);
    shell(folder, "git init -q -b main .");
}

std::string type_of_f(const fs::path& folder, const std::string& argument) {
    const cli::Outcome outcome = run(folder, {"export", argument});
    if (outcome.exit_code != 0) {
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
        return outcome.err;
    }
    static const std::regex type(R"~("f":\{"fieldType":\{"type":"(\w+)")~");
    std::smatch match;
    return std::regex_search(outcome.out, match, type) ? match[1].str() : outcome.out;
}

void check_refused(const fs::path& folder, const std::vector<std::string>& arguments,
                   const std::string& error) {
    const cli::Outcome outcome = run(folder, arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "error: " + error + "\n");
}

}  // namespace tests
