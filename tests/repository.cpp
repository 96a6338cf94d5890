#include "tests/repository.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

namespace tests {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    static int count = 0;
    path_ = fs::canonical(fs::temp_directory_path()) /
            ("schemaplan-" + std::to_string(getpid()) + "-" + std::to_string(++count));
    fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string shell(const fs::path& folder, const std::string& command) {
    const std::string whole =
        "cd '" + folder.string() +
        "' && export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null HOME=/nowhere LC_ALL=C TZ=UTC"
        " GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_AUTHOR_DATE='2026-01-01T00:00:00Z'"
        " GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org GIT_COMMITTER_DATE='2026-01-01T00:00:00Z'"
        " && { " +
        command + "\n} 2>&1";
    std::string out;
    std::FILE* pipe = ::popen(whole.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> piece{};
    while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), pipe))
        out.append(piece.data(), count);
    const int status = ::pclose(pipe);
    INFO(command << "\n" << out);
    REQUIRE(status == 0);
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

cli::Outcome run(const fs::path& folder, const std::vector<std::string>& arguments) {
    return cli::run(arguments, {folder.string(), false});
}

std::string fingerprint(const fs::path& folder) {
    return shell(folder,
                 "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum; find . | sort");
}

}  // namespace tests
