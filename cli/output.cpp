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

Outcome refused(const std::string& path, int reason) {
    return {failed,
            "",
            fmt::format("schemaplan: error: `{}` cannot be written: {} [{}]\n", path,
                        std::generic_category().message(reason),
                        diagnostics::kind(diagnostics::Id::file_not_written).name),
            {}};
}

}  // namespace

Outcome written(Outcome outcome, const std::string& directory) {
    struct Opened {
        fs::path path;
        bool is_new = false;
    };
    std::vector<Opened> opened;
    std::error_code error;
    // First it is seen whether all of them can be written, with none of them changed.
    for (const OutputFile& file : outcome.files) {
        const fs::path path = fs::path(directory) / file.path;
        const bool is_new = !fs::exists(path, error);
        errno = 0;
        if (!std::ofstream(path, std::ios::binary | std::ios::app)) {
            const int reason = errno;
            for (const Opened& one : opened) {
                if (one.is_new) fs::remove(one.path, error);
            }
            return refused(file.path, reason);
        }
        opened.push_back({path, is_new});
    }
    for (const OutputFile& file : outcome.files) {
        errno = 0;
        std::ofstream stream(fs::path(directory) / file.path, std::ios::binary);
        stream << file.content << std::flush;
        if (!stream) return refused(file.path, errno);
    }
    outcome.files.clear();
    return outcome;
}

}  // namespace cli
