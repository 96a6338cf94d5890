#include "cli/config_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/argument.h"
#include "cli/refused.h"
#include "cli/working_tree.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;
using parser::FileRead;

constexpr const char* file_name = ".schemaplan.json";

std::string text_of(FileRead read, const std::string& path) {
    switch (read.outcome) {
        case FileRead::Outcome::text: break;
        case FileRead::Outcome::missing:
            throw Refused(Id::missing_file, fmt::format("there is no file `{}`", path));
        case FileRead::Outcome::outside:
            throw Refused(Id::bad_configuration, fmt::format("`{}` is a link out of the project", path));
        case FileRead::Outcome::too_large:
            throw Refused(Id::file_too_large, fmt::format("`{}` is over the limit of 2 MB", path));
        case FileRead::Outcome::unreadable:
            throw Refused(Id::bad_configuration, fmt::format("`{}` cannot be read: {}", path, read.content));
    }
    if (read.content.starts_with("\xEF\xBB\xBF")) read.content.erase(0, 3);
    std::size_t bad = 0;
    if (!diagnostics::is_utf8(read.content, bad))
        throw Refused(Id::not_text,
                      fmt::format("`{}` is not UTF-8 text: byte {} cannot stand there", path, bad + 1));
    return std::move(read.content);
}

// A base that is a path is written as seen from the file.
ConfigFile config_of(const std::string& path, std::string text, const std::string& directory) {
    diagnostics::Sources sources;
    const auto file = sources.add(path, text);
    auto read = policy::read_config(sources, file);
    if (auto* wrong = std::get_if<diagnostics::Diagnostic>(&read))
        throw Refused(std::move(*wrong), std::move(sources));
    ConfigFile found = {path, std::move(text), std::move(std::get<policy::Config>(read))};
    const fs::path folder = fs::path(path).parent_path();
    for (std::string& base : found.config.against) {
        const Argument argument = parse_argument(base, (fs::path(directory) / folder).string());
        if (const auto* seen = std::get_if<WorkingPath>(&argument))
            base = (folder / seen->path).lexically_normal().generic_string();
    }
    return found;
}

}  // namespace

std::optional<ConfigFile> read_config_file(const std::optional<std::string>& named,
                                           const Environment& environment) {
    WorkingTree tree(environment.directory);
    const std::string path = named.value_or(environment.variable("SCHEMAPLAN_CONFIG"));
    if (!path.empty()) return config_of(path, text_of(tree.read(path), path), environment.directory);
    tree.confine_to_project_of(".");
    std::string folder;
    // Past the top of the project there is no folder.
    while (tree.real_folder(folder.empty() ? "." : folder)) {
        const std::string nearest = folder + file_name;
        FileRead read = tree.read(nearest);
        if (read.outcome != FileRead::Outcome::missing)
            return config_of(nearest, text_of(std::move(read), nearest), environment.directory);
        std::error_code error;
        if (fs::exists(fs::symlink_status(fs::path(environment.directory) / nearest, error)))
            throw Refused(Id::bad_configuration, fmt::format("`{}` is no file", nearest));
        if (fs::equivalent(fs::path(environment.directory) / folder, "/")) break;
        folder += "../";
    }
    return std::nullopt;
}

}  // namespace cli
