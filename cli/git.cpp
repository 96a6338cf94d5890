#include "cli/git.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "cli/refused.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;

// Objects that are read whole; what matters is far smaller.
constexpr std::size_t object_limit = 64'000'000;

// No locks and no questions.
const Words quiet = {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C"};

// And no way to fetch what is not here: older versions of git do not know the first name, and obey the
// second.
const Words harmless = [] {
    Words all = quiet;
    all.insert(all.end(), {"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none"});
    return all;
}();

// What says which repository is meant: not that of a submodule.
const Words of_one_repository = {"GIT_DIR",        "GIT_WORK_TREE",        "GIT_COMMON_DIR",
                                 "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                 "GIT_PREFIX",     "GIT_NAMESPACE",        "GIT_SHALLOW_FILE",
                                 "GIT_GRAFT_FILE"};

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

Git::Git(std::string directory, Words environment)
    : directory_(std::move(directory)), environment_(std::move(environment)) {}

Git::Git(std::string directory, LeftOut left_out)
    : Git(std::move(directory), environment_with({}, left_out == LeftOut::stays ? harmless : quiet)) {
    find_top();
}

std::unique_ptr<Git> Git::of_submodule(std::string directory) {
    std::error_code error;
    // Without it, git would find the repository around.
    if (!fs::exists(fs::path(directory) / ".git", error)) return nullptr;
    Words environment = environment_with(of_one_repository, harmless);
    environment.push_back("GIT_CEILING_DIRECTORIES=" + fs::path(directory).parent_path().string());
    std::unique_ptr<Git> git(new Git(std::move(directory), std::move(environment)));
    try {
        git->find_top();
    } catch (const Refused&) {
        return nullptr;
    }
    return git;
}

void Git::find_top() {
    const Finished found = run({"rev-parse", "--is-inside-work-tree", "--show-prefix", "--show-cdup"});
    if (found.exit_code != 0) {
        if (found.err.find("not a git repository") != std::string::npos)
            throw Refused(Id::git_failed, "it is in git, and the current folder is in no git repository");
        if (found.err.find("dubious ownership") != std::string::npos) {
            // git names the folder that has to be trusted between quotes.
            const std::string line = first_line(found.err);
            const std::size_t quote = line.find('\'');
            throw Refused(Id::git_failed,
                          fmt::format("git does not trust this repository, which belongs to someone else; "
                                      "`git config --global --add safe.directory {}` says that you do",
                                      quote == std::string::npos ? directory_ : line.substr(quote)));
        }
        throw Refused(Id::git_failed, fmt::format("git failed: {}", first_line(found.err)));
    }
    std::istringstream lines(found.out);
    std::string is_inside;
    std::string up;
    std::getline(lines, is_inside);
    std::getline(lines, prefix_);
    std::getline(lines, up);
    if (is_inside != "true") return;
    std::error_code error;
    top_ = fs::canonical(fs::path(directory_) / up, error).string();
}

Finished Git::run(const Words& arguments) const {
    Words all = {"git", "-C", directory_};
    all.insert(all.end(), arguments.begin(), arguments.end());
    auto finished = run_program(all, environment_);
    if (!finished) throw Refused(Id::git_failed, "it is in git, and there is no program `git` here");
    return std::move(*finished);
}

std::optional<Git::Object> Git::object(const std::string& name) {
    if (name.find('\n') != std::string::npos) return std::nullopt;
    if (!objects_) {
        objects_ = std::make_unique<Conversation>(Words{"git", "-C", directory_, "cat-file", "--batch"},
                                                  environment_);
    }
    const auto answer = objects_->write(name + "\n") ? objects_->read_line() : std::nullopt;
    if (!answer) {
        objects_.reset();  // as git ends when it may not fetch what is not here
        return std::nullopt;
    }
    // `ID TYPE SIZE`, and else what was asked for, and `missing` or `ambiguous`.
    const std::size_t last = answer->rfind(' ');
    const std::size_t middle = last == std::string::npos ? last : answer->rfind(' ', last - 1);
    std::size_t size = 0;
    if (last != std::string::npos) {
        const char* end = answer->data() + answer->size();
        const auto [stop, error] = std::from_chars(answer->data() + last + 1, end, size);
        if (error != std::errc() || stop != end) return std::nullopt;
    }
    if (middle == std::string::npos) return std::nullopt;
    Object object{answer->substr(0, middle), answer->substr(middle + 1, last - middle - 1), "", false};
    if (size > object_limit) {
        object.is_too_large = true;
        if (!objects_->skip(size + 1)) return std::nullopt;
        return object;
    }
    auto content = objects_->read(size + 1);
    if (!content) return std::nullopt;
    content->pop_back();  // the newline at the end
    object.content = std::move(*content);
    return object;
}

Finished Git::fetch(const Words& arguments) {
    objects_.reset();  // it knows what was there before
    Words all = {"git", "-C", directory_, "fetch", "--quiet", "--no-recurse-submodules"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    auto finished = run_program(all, environment_with({}, {"GIT_TERMINAL_PROMPT=0", "LC_ALL=C"}));
    if (!finished) throw Refused(Id::git_failed, "there is no program `git` here");
    return std::move(*finished);
}

std::set<std::string> Git::shallow_commits() const {
    const std::string path = first_line(run({"rev-parse", "--git-path", "shallow"}).out);
    std::ifstream stream(fs::path(directory_) / path);
    std::set<std::string> commits;
    for (std::string line; std::getline(stream, line);) commits.insert(line);
    return commits;
}

bool Git::is_partial() const {
    return run({"config", "--get-regexp", R"(^(remote\..*\.promisor|extensions\.partialclone)$)"})
               .exit_code == 0;
}

}  // namespace cli
