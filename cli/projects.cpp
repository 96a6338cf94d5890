#include "cli/projects.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "cli/project.h"
#include "cli/refused.h"
#include "cli/working_tree.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;

// The folders of projects below the current one, by their schema files.
std::map<std::string, std::string> projects_below(const Git& git, const Environment& environment) {
    std::istringstream files(
        git.run({"ls-files", "-z", "--cached", "--others", "--exclude-standard", "--",
                 ":(glob)**/convex.json", ":(glob)**/convex/schema.ts", ":(glob)**/convex/schema.js"})
            .out);
    std::map<std::string, std::string> projects;
    for (std::string file; std::getline(files, file, '\0');) {
        const fs::path folder = fs::path(file).parent_path();
        const bool is_configuration = fs::path(file).filename() == "convex.json";
        const std::string project = (is_configuration ? folder : folder.parent_path()).generic_string();
        WorkingTree tree(environment.directory);
        try {
            projects.emplace(schema_file(tree, project.empty() ? "." : project, ""), project);
        } catch (const Refused&) {
            continue;  // it has none, or is gone
        }
    }
    return projects;
}

}  // namespace

std::string schema_here(const Git& git, const Environment& environment) {
    WorkingTree here(environment.directory);
    Refused none(Id::missing_schema, "");
    try {
        return schema_file(here, ".", "");
    } catch (const Refused& why) {
        if (why.diagnostic.id != Id::missing_schema) throw;
        none = why;
    }
    const auto projects = projects_below(git, environment);
    if (projects.empty()) {
        throw Refused(
            Id::missing_schema,
            none.diagnostic.message +
                ", and no Convex project below; name the schema, as in `schemaplan check apps/web`");
    }
    if (projects.size() == 1) return projects.begin()->first;
    std::set<std::string> commands;
    for (const auto& [file, project] : projects)
        commands.insert(fmt::format("`schemaplan check {}`", project));
    throw Refused(Id::missing_schema,
                  fmt::format("there are {} Convex projects below this folder, so name one: {}",
                              projects.size(), fmt::join(commands, ", ")));
}

}  // namespace cli
