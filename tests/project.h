#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/run.h"
#include "tests/repository.h"

namespace tests {

// A folder with `old.ts`, `new.ts` and perhaps a `.schemaplan.json`, and what `check` says of it on
// 2026-11-25.
class Project {
  public:
    // The tables of the two schemas.
    Project(const std::string& old, const std::string& now);

    void schema(const std::string& name, const std::string& tables) const;
    // The configuration, without its `version`.
    void config(nlohmann::json content) const;
    void write(const std::string& name, const std::string& text) const;

    cli::Outcome check(std::vector<std::string> arguments = {"old.ts", "new.ts"},
                       const std::vector<std::string>& more = {}, const std::string& where = "") const;
    int exit_code(const std::vector<std::string>& more = {}) const;
    nlohmann::json report(const std::vector<std::string>& more = {}) const;
    // Of the first change of a kind.
    std::string fingerprint(const std::string& id) const;
    // The ids of the problems.
    std::vector<std::string> problems() const;

    std::optional<std::string> variable;  // `SCHEMAPLAN_CONFIG`

  private:
    TemporaryFolder folder_;
};

// A configuration that waives one finding.
nlohmann::json one_waiver(const std::string& fingerprint,
                          const nlohmann::json& more = {{"reason", "nobody has one"}});

// The field `b` is there, and is gone.
inline const std::string one_field = "users: defineTable({ a: v.string(), b: v.string() })";
inline const std::string no_field = "users: defineTable({ a: v.string() })";

}  // namespace tests
