#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/run.h"

// Every example of the documentation is run: in a block of kind `console`, `$ cd FOLDER` says where,
// and what follows `$ schemaplan …` is what that prints.
namespace {

namespace fs = std::filesystem;

const fs::path root = SOURCE_DIRECTORY;

struct Example {
    fs::path folder;
    std::vector<std::string> arguments;
    std::string output;
};

std::vector<std::string> words(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> all;
    for (std::string word; stream >> word;) all.push_back(word);
    return all;
}

std::vector<Example> examples(const fs::path& document) {
    std::ifstream stream(document);
    std::vector<Example> all;
    bool in_block = false;
    fs::path folder = root;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("```")) {
            in_block = line == "```console";
            folder = root;
        } else if (in_block && line.starts_with("$ cd ")) {
            folder = root / line.substr(5);
        } else if (in_block && line.starts_with("$ schemaplan ")) {
            all.push_back({folder, words(line.substr(13)), ""});
        } else if (in_block && !all.empty()) {
            all.back().output += line + "\n";
        }
    }
    return all;
}

}  // namespace

TEST_CASE("the examples of the documentation print what they say") {
    std::size_t count = 0;
    std::vector<fs::path> documents = {root / "README.md", root / "samples/README.md"};
    for (const auto& entry : fs::directory_iterator(root / "docs")) {
        if (entry.path().extension() == ".md") documents.push_back(entry.path());
    }
    for (const fs::path& document : documents) {
        for (const Example& example : examples(document)) {
            INFO(document.string());
            const cli::Outcome outcome = cli::run(example.arguments, {example.folder.string(), false});
            CHECK(outcome.out + outcome.err == example.output);
            ++count;
        }
    }
    CHECK(count >= 2);
}

TEST_CASE("the configuration that is shown is that of the sample") {
    const auto read = [](const fs::path& path) {
        std::ifstream stream(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(stream), {});
    };
    const std::string document = read(root / "docs/ci.md");
    CHECK(document.find("```json\n" + read(root / "samples/waived/.schemaplan.json") + "```\n") !=
          std::string::npos);
    const std::string start = "```ts\n";
    const std::size_t at = document.find(start) + start.size();
    std::istringstream lines(document.substr(at, document.find("```\n", at) - at));
    const std::string schema = read(root / "samples/waived/new.ts");
    for (std::string line; std::getline(lines, line);)
        CHECK(schema.find("\n    " + line + "\n") != std::string::npos);
}

TEST_CASE("the README is short") {
    std::ifstream stream(root / "README.md");
    std::size_t lines = 0;
    for (std::string line; std::getline(stream, line);) ++lines;
    CHECK(lines < 150);
}
