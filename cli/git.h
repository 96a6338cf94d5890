#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "cli/process.h"

namespace cli {

// A git repository, read through the `git` program, which knows worktrees, alternates, submodules and
// every format there is. Nothing is checked out, written, fetched or executed, whatever its settings say,
// but by `fetch`, and in a partial clone where that may be.
class Git {
  public:
    // What becomes of an object that a partial clone left out, once it is asked for.
    enum class LeftOut : std::uint8_t { stays, is_fetched };

    // The repository that a folder is in. Throws `Refused`.
    explicit Git(std::string directory, LeftOut left_out = LeftOut::stays);
    // The repository whose working tree is this very folder; none, if there is none.
    static std::unique_ptr<Git> of_submodule(std::string directory);

    struct Object {
        std::string id;
        std::string type;     // `commit`, `tree`, `blob` or `tag`
        std::string content;  // empty, if it is too large
        bool is_too_large = false;
    };
    // The object that a name means, such as `main^{tree}`. None, if there is none here.
    std::optional<Object> object(const std::string& name);

    // What a git command says. The arguments are ours: never a name that a user gave.
    Finished run(const Words& arguments) const;

    // Runs `git fetch` as a user would, but without questions; the only thing here that changes a repository.
    Finished fetch(const Words& arguments);

    // The top of the working tree, without links in it; empty, if there is none.
    const std::string& top() const { return top_; }
    // The folder that was given, as seen from the top: `` or `apps/web/`.
    const std::string& prefix() const { return prefix_; }

    // The commits whose parents were left out when the repository was cloned, by id.
    std::set<std::string> shallow_commits() const;
    // Whether objects were left out when the repository was cloned.
    bool is_partial() const;

  private:
    Git(std::string directory, Words environment);
    void find_top();

    std::string directory_;
    Words environment_;
    std::string top_;
    std::string prefix_;
    std::unique_ptr<Conversation> objects_;
};

}  // namespace cli
