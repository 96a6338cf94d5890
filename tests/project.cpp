#include "tests/project.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "tests/support.h"

namespace tests {
namespace {

using nlohmann::json;

constexpr std::chrono::year_month_day today{std::chrono::year(2026), std::chrono::month(11),
                                            std::chrono::day(25)};

}  // namespace

Project::Project(const std::string& old, const std::string& now) {
    schema("old.ts", old);
    schema("new.ts", now);
}

void Project::schema(const std::string& name, const std::string& tables) const {
    write(name, schema_file("export default defineSchema({ " + tables + " });"));
}

void Project::config(json content) const {
    content["version"] = 1;
    write(".schemaplan.json", content.dump(1));
}

void Project::write(const std::string& name, const std::string& text) const {
    tests::write(folder_.path() / name, text);
}

cli::Outcome Project::check(std::vector<std::string> arguments, const std::vector<std::string>& more,
                            const std::string& where) const {
    arguments.insert(arguments.begin(), "check");
    arguments.insert(arguments.end(), more.begin(), more.end());
    cli::Environment environment = {(folder_.path() / where).string(), false};
    environment.today = today;
    if (variable) environment.variables["SCHEMAPLAN_CONFIG"] = *variable;
    return cli::run(arguments, environment);
}

int Project::exit_code(const std::vector<std::string>& more) const {
    return check({"old.ts", "new.ts"}, more).exit_code;
}

json Project::report(const std::vector<std::string>& more) const {
    std::vector<std::string> all = more;
    all.insert(all.end(), {"--format", "json"});
    return json::parse(check({"old.ts", "new.ts"}, all).out);
}

std::string Project::fingerprint(const std::string& id) const {
    for (const json whole = report(); const json& change : whole["changes"]) {
        if (change["id"] == id) return change["fingerprint"];
    }
    FAIL("no change is a " << id);
    return "";
}

std::vector<std::string> Project::problems() const {
    std::vector<std::string> ids;
    for (const json whole = report(); const json& problem : whole["problems"]) ids.push_back(problem["id"]);
    return ids;
}

json one_waiver(const std::string& fingerprint, const json& more) {
    json one = {{"fingerprint", fingerprint}};
    one.update(more);
    return {{"waivers", json::array({one})}};
}

}  // namespace tests
