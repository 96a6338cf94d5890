#include "cli/project.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "cli/refused.h"
#include "parser/json.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
namespace json = parser::json;
using diagnostics::Id;
using parser::FileRead;

std::string shown(const fs::path& path) {
    std::string text = path.lexically_normal().generic_string();
    while (text.size() > 1 && text.ends_with('/')) text.pop_back();
    return text.empty() ? "." : text;
}

[[noreturn]] void refuse(const std::string& path, std::string text, json::Place place, std::string message) {
    diagnostics::Sources sources;
    const auto file = sources.add(path, std::move(text));
    throw Refused(
        {Id::bad_configuration, std::move(message), diagnostics::Span{file, place.begin, place.end}},
        std::move(sources));
}

// What `functions` of a `convex.json` says; none, if it says nothing.
std::optional<std::string> configured_functions(const std::string& path, const std::string& text) {
    std::size_t bad = 0;
    if (!diagnostics::is_utf8(text, bad))
        throw Refused(Id::not_text,
                      fmt::format("`{}` is not UTF-8 text: byte {} cannot stand there", path, bad + 1));
    const json::Parsed parsed = json::parse(text);
    if (parsed.failure) refuse(path, text, parsed.failure->place, parsed.failure->message);
    const auto* members = std::get_if<json::Object>(&parsed.value.is);
    if (members == nullptr) refuse(path, text, parsed.value.place, "a `convex.json` is an object");
    const json::Value* functions = json::find(*members, "functions");
    if (functions == nullptr) return std::nullopt;
    const auto* folder = std::get_if<std::string>(&functions->is);
    if (folder == nullptr)
        refuse(path, text, functions->place, "`functions` is a folder, and this is no string");
    return *folder;
}

}  // namespace

std::string schema_file(Tree& tree, const std::string& path, const std::string& from) {
    if (!tree.real_folder(path)) {
        tree.confine_to_project_of(path);
        return fs::path(path).lexically_normal().generic_string();
    }
    tree.confine_to_project_of(path);
    const fs::path folder = path;
    fs::path functions = folder / "convex";
    const std::string configuration = shown(folder / "convex.json");
    FileRead read = tree.read(configuration);
    if (read.outcome == FileRead::Outcome::text) {
        if (read.content.starts_with("\xEF\xBB\xBF")) read.content.erase(0, 3);
        if (const auto configured = configured_functions(configuration, read.content))
            functions = folder / *configured;
    } else if (read.outcome != FileRead::Outcome::missing) {
        throw Refused(Id::bad_configuration, fmt::format("`{}` cannot be read", configuration));
    }
    for (const fs::path& place : {functions, folder}) {
        for (const char* name : {"schema.ts", "schema.js"}) {
            std::string file = shown(place / name);
            tree.confine_to_project_of(file);
            if (tree.read(file).outcome != FileRead::Outcome::missing) return file;
        }
    }
    // As in Convex, an empty name is that of the folder itself.
    const std::string elsewhere = shown(functions) == shown(folder)
                                      ? fmt::format(", the functions folder that `{}` names", configuration)
                                      : fmt::format(" nor in `{}`", shown(folder));
    throw Refused(Id::missing_schema,
                  fmt::format("there is no `schema.ts` in `{}`{}{}", shown(functions), elsewhere, from));
}

}  // namespace cli
