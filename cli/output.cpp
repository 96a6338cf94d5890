#include "cli/output.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

Outcome refused(const std::string& path, const std::string& why) {
    return {failed,
            "",
            fmt::format("schemaplan: error: `{}` cannot be written: {} [{}]\n", path, why,
                        diagnostics::kind(diagnostics::Id::file_not_written).name),
            {}};
}

std::string reason_of(int code) {
    return std::generic_category().message(code);
}

// What is no file, such as `/dev/null`, takes as much as it is given.
bool is_same_file(const fs::path& a, const fs::path& b) {
    std::error_code error;
    return fs::equivalent(a, b, error) && !fs::is_character_file(a, error);
}

}  // namespace

Outcome written(Outcome outcome, const std::string& directory, const std::vector<std::string>& inputs) {
    struct Opened {
        std::string name;
        fs::path path;
        bool is_new = false;
    };
    std::vector<Opened> opened;
    const auto give_up = [&](const std::string& name, const std::string& why) {
        std::error_code error;
        for (const Opened& one : opened) {
            if (one.is_new) fs::remove(one.path, error);
        }
        return refused(name, why);
    };
    // First it is seen whether all of them can be written, with none of them changed.
    for (const OutputFile& file : outcome.files) {
        const fs::path path = fs::path(directory) / file.path;
        for (const std::string& input : inputs) {
            if (is_same_file(path, fs::path(directory) / input))
                return give_up(file.path, fmt::format("it is an input, `{}`", input));
        }
        std::error_code error;
        const bool is_new = !fs::exists(path, error);
        errno = 0;
        if (!std::ofstream(path, std::ios::binary | std::ios::app))
            return give_up(file.path, reason_of(errno));
        for (const Opened& one : opened) {
            if (is_same_file(path, one.path))
                return give_up(file.path, fmt::format("it is the same file as `{}`", one.name));
        }
        opened.push_back({file.path, path, is_new});
    }
    for (const OutputFile& file : outcome.files) {
        errno = 0;
        std::ofstream stream(fs::path(directory) / file.path, std::ios::binary);
        stream << file.content << std::flush;
        if (!stream) return refused(file.path, reason_of(errno));
    }
    outcome.files.clear();
    return outcome;
}

}  // namespace cli
