#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parser/parse.h"

// Helpers of the tests: files in memory.
namespace tests {

using Sources = std::map<std::string, std::string>;

class Memory : public parser::Files {
  public:
    explicit Memory(Sources sources) : sources_(std::move(sources)) {}
    parser::FileRead read(const std::string& path) override;
    std::vector<std::string> folders(const std::string& path) override;
    std::optional<std::string> real_folder(const std::string& path) override;

  private:
    Sources sources_;
};

// The schema that `entry` exports, with only these files in the world.
parser::Parsed parse(const Sources& sources, const std::string& entry = "schema.ts");

// A schema file around `body`, which has `v`, `defineSchema` and `defineTable`.
std::string schema_file(const std::string& body);

}  // namespace tests
