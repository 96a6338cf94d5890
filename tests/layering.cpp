#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

// Who may include whom is written once, in CMakeLists.txt (`module(NAME USES …)`); here every
// `#include` is held against it.
namespace {

namespace fs = std::filesystem;

const fs::path root = SOURCE_DIRECTORY;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::map<std::string, std::set<std::string>> modules() {
    const std::string build = read(root / "CMakeLists.txt");
    static const std::regex declaration(R"(\nmodule\((\w+) USES([\w\s]*)SOURCES)");
    std::map<std::string, std::set<std::string>> uses;
    for (std::sregex_iterator it(build.begin(), build.end(), declaration), end; it != end; ++it) {
        std::istringstream names((*it)[2].str());
        std::set<std::string>& used = uses[(*it)[1].str()];
        for (std::string name; names >> name;) used.insert(name);
    }
    return uses;
}

// Foreign headers, and where alone they may be included.
const std::map<std::string, std::string> facades = {
    {"tree_sitter/", "parser/syntax.cpp"}, {"nlohmann/", "emit/json.h"},
    {"yaml-cpp/", "parser/workspace.cpp"}, {"CLI/", "cli/"},
    {"boost/", "planner/order."},
};

}  // namespace

TEST_CASE("every include goes down the layers") {
    const auto uses = modules();
    REQUIRE(uses.size() >= 7);
    static const std::regex include(R"(#include ["<]([^">]+)[">])");
    std::size_t checked = 0;
    for (const auto& [module, used] : uses) {
        for (const auto& entry : fs::directory_iterator(root / module)) {
            if (entry.is_directory()) continue;
            const std::string file = module + "/" + entry.path().filename().string();
            const std::string text = read(entry.path());
            for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it) {
                const std::string target = (*it)[1].str();
                INFO(file << " includes " << target);
                const std::string owner = target.substr(0, target.find('/'));
                if (uses.contains(owner)) CHECK((owner == module || used.contains(owner)));
                for (const auto& [prefix, allowed] : facades) {
                    if (target.starts_with(prefix)) CHECK(file.starts_with(allowed));
                }
                ++checked;
            }
        }
    }
    CHECK(checked > 100);
}
