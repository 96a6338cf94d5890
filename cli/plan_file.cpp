#include "cli/plan_file.h"

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>

#include "parser/json.h"

namespace cli {
namespace {

namespace json = parser::json;

// The string that names lead to; none, if they lead to something else.
const std::string* text(const json::Value& value, std::initializer_list<const char*> names) {
    const json::Value* at = &value;
    for (const char* name : names) {
        at = json::find(*at, name);
        if (at == nullptr) return nullptr;
    }
    return at->text();
}

// Adds the files that a phase wrote; whether it is a phase.
bool add_files(const json::Value& phase, std::map<std::string, std::string>& files) {
    const std::string* name = text(phase, {"name"});
    const json::Value* written = json::find(phase, "write");
    if (name == nullptr || written == nullptr || written->array() == nullptr) return false;
    for (const json::Value& file : *written->array()) {
        const std::string* path = text(file, {"path"});
        const std::string* hash = text(file, {"after"});
        if (path == nullptr || hash == nullptr) return false;
        files[*name + "/" + *path] = *hash;
    }
    return true;
}

}  // namespace

std::optional<PlanFile> read_plan_file(const std::string& folder) {
    const auto path = std::filesystem::path(folder) / "plan.json";
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
    std::ifstream stream(path, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(stream), {}};
    const json::Parsed parsed = json::parse(all);
    if (parsed.failure) return std::nullopt;
    const json::Value& plan = parsed.value;
    const std::string* tool = text(plan, {"tool", "name"});
    const std::string* name = text(plan, {"name"});
    const std::string* component = text(plan, {"component"});
    const std::string* old = text(plan, {"old", "schema"});
    const std::string* widened = text(plan, {"widened", "schema"});
    const std::string* now = text(plan, {"new", "schema"});
    const json::Value* phases = json::find(plan, "phases");
    if (tool == nullptr || *tool != "schemaplan" || component == nullptr || old == nullptr ||
        widened == nullptr || now == nullptr || phases == nullptr || phases->array() == nullptr)
        return std::nullopt;
    PlanFile file = {name == nullptr ? "" : *name, *component, *old, *widened, *now, {}};
    for (const json::Value& phase : *phases->array()) {
        if (!add_files(phase, file.files)) return std::nullopt;
    }
    return file;
}

}  // namespace cli
