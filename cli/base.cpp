#include "cli/base.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "cli/argument.h"
#include "cli/counterpart.h"
#include "cli/project.h"
#include "cli/projects.h"
#include "cli/read.h"
#include "cli/refused.h"
#include "cli/revision.h"
#include "cli/target.h"
#include "cli/working_tree.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;

Git git_here(const Environment& environment, Git::LeftOut left_out = Git::LeftOut::stays) {
    try {
        return Git(environment.directory, left_out);
    } catch (const Refused& why) {
        throw Refused(why.diagnostic.id,
                      fmt::format("no old schema is named, so {}", why.diagnostic.message));
    }
}

// The schema file that an argument names, as seen from the top of the repository.
std::string file_from_top(const std::string& argument, const Git& git, const Environment& environment) {
    const Argument parsed = parse_argument(argument, environment.directory);
    const auto* path = std::get_if<WorkingPath>(&parsed);
    if (path == nullptr) {
        throw Refused(Id::bad_argument,
                      fmt::format("what `{0}` is to be compared with cannot be told; name the "
                                  "old schema too, `schemaplan check OLD {0}`, or the new one, `schemaplan "
                                  "check {0} NEW`",
                                  argument));
    }
    std::error_code error;
    if (!fs::exists(fs::path(environment.directory) / path->path, error))
        throw Refused(Id::missing_file, fmt::format("there is no file `{}`{}", path->path,
                                                    hint_of_revision(path->path, environment.directory)));
    WorkingTree tree(environment.directory);
    const fs::path file = fs::path(environment.directory) / schema_file(tree, path->path, "");
    const fs::path real = fs::weakly_canonical(file.parent_path(), error) / file.filename();
    std::string from_top = real.lexically_relative(git.top()).generic_string();
    if (git.top().empty() || from_top.empty() || from_top.starts_with("../")) {
        throw Refused(Id::bad_argument,
                      fmt::format("`{0}` is in no working tree of this repository; name the old schema too: "
                                  "`schemaplan check OLD {0}`",
                                  argument));
    }
    return from_top;
}

// In CI, all is committed: where the base is HEAD itself, nothing is compared.
std::string note_of(const Target& target, Git& git, const std::string& old, const std::string& now,
                    const Environment& environment) {
    const std::string ci = environment.variable("CI");
    const auto head = git.object("HEAD^{commit}");
    if (ci.empty() || ci == "false" || ci == "0" || !head || head->id != target.commit) return "";
    return fmt::format(
        "note: `{}` is HEAD itself, so nothing that is committed is compared; for a push, name what "
        "was there before, as in `schemaplan check HEAD~1:{} {}` where it was one commit\n",
        target.label, old, now);
}

ReadSchema no_tables(const std::string& label, Evaluation evaluation, const Environment& environment) {
    ReadSchema read = read_side("empty", "", evaluation, environment);
    read.label = label;
    return read;
}

}  // namespace

std::string named_or_here(const std::string& argument, const Environment& environment) {
    return argument.empty() ? schema_here(git_here(environment), environment) : argument;
}

ReadSchema read_base(const std::string& now, bool may_fetch, Evaluation evaluation,
                     const Environment& environment) {
    const auto left_out = may_fetch ? Git::LeftOut::is_fetched : Git::LeftOut::stays;
    Git git = git_here(environment, left_out);
    const std::string file = file_from_top(now, git, environment);
    const Target target = target_of(git, environment, may_fetch);
    if (!target.commit) return no_tables("empty", evaluation, environment);
    const auto old = counterpart(file, target, environment, left_out);
    if (!old) return no_tables(fmt::format("empty (no schema in {})", target.label), evaluation, environment);
    std::string note = note_of(target, git, *old, now, environment);
    return {fmt::format("{}:{}", target.label, *old),
            {},
            read_in_commit(std::move(git), *target.commit, *old, target.label, evaluation),
            std::move(note)};
}

}  // namespace cli
