#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/tree.h"

namespace cli {

// The files of the working tree, as seen from the folder `base`. The project of a file is its git top
// level, else the outermost folder with a `package.json`, else its own folder.
class WorkingTree : public Tree {
  public:
    explicit WorkingTree(std::filesystem::path base);

    parser::FileRead read(const std::string& path) override;
    std::vector<std::string> folders(const std::string& path) override;
    std::optional<std::string> real_folder(const std::string& path) override;
    void confine_to_project_of(const std::string& path) override;
    std::string path_in_project(const std::string& path) const override;

  private:
    bool is_in_project(const std::filesystem::path& file);

    std::filesystem::path base_;
    std::filesystem::path root_;
    std::map<std::filesystem::path, bool> folders_;  // whether a folder is really in the project
    std::map<std::string, std::optional<std::string>> real_folders_;
};

}  // namespace cli
