#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "cli/run.h"

namespace tests {

// A folder of its own, gone at the end.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void write(const std::filesystem::path& file, std::string_view text);

// Runs a command in a shell, where git is untouched by the settings and the time of whoever runs the
// tests, and must work. What it prints, without the last newline.
std::string shell(const std::filesystem::path& folder, const std::string& command);

// What `schemaplan` does there.
cli::Outcome run(const std::filesystem::path& folder, const std::vector<std::string>& arguments);

// A hash of every file below a folder, and of its name.
std::string fingerprint(const std::filesystem::path& folder);

}  // namespace tests
