#pragma once

#include <map>
#include <optional>
#include <string>

namespace cli {

// What of a `plan.json` is read again.
struct PlanFile {
    std::string name;  // of the generated module; empty, if there was nothing to plan
    std::string component;
    std::string old;  // the fingerprints of its schemas
    std::string widened;
    std::string now;
    std::map<std::string, std::string>
        files;  // that it wrote, from its folder: `widen/convex/schema.ts`; and their hashes
};

// The plan in a folder; none, if schemaplan wrote none there.
std::optional<PlanFile> read_plan_file(const std::string& folder);

}  // namespace cli
