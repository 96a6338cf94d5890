#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/git.h"
#include "cli/tree.h"

namespace cli {

// The files of one revision, straight from the objects of the repository. Paths are relative to the top
// of its tree. Symbolic links are followed inside of it, and submodules that are checked out belong to it.
class GitTree : public Tree {
  public:
    // `tree` is the id of a tree of the repository.
    GitTree(Git git, std::string tree);

    parser::FileRead read(const std::string& path) override;
    std::vector<std::string> folders(const std::string& path) override;
    std::optional<std::string> real_folder(const std::string& path) override;

    // The project of a file is the innermost submodule around it, else the whole tree.
    void confine_to_project_of(const std::string& path) override;
    std::string path_in_project(const std::string& path) const override;

    // What the tree names and the repository does not have, once something of that kind was asked for:
    // then nothing that was read is to be relied on.
    const std::optional<std::string>& missing_object() const { return missing_object_; }
    // Throws `Refused` in that case; `where` is what people call the revision, `also` as in `part_left_out`.
    void expect_complete(const std::string& where, const std::string& also = "") const;

  private:
    enum class Kind : std::uint8_t { file, folder, link, submodule };
    struct Entry {
        Kind kind;
        std::string id;
    };
    using Folder = std::map<std::string, Entry, std::less<>>;
    // Where a path leads.
    struct Place {
        std::string path;     // without links
        std::string project;  // the innermost submodule, or the whole tree
        Git* git = nullptr;
        Entry entry;
    };
    struct Step;

    std::optional<Place> find(const std::string& path, bool& is_outside);
    const Folder& folder(Git& git, const std::string& id);
    std::optional<std::string> content(Git& git, const std::string& id);
    Git* submodule(const Git& around, const std::string& path);

    std::unique_ptr<Git> git_;
    std::string tree_;
    std::string project_;
    std::map<std::string, Folder> folders_;  // by id
    std::map<std::string, std::unique_ptr<Git>> submodules_;
    std::optional<std::string> missing_object_;
};

}  // namespace cli
