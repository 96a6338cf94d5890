#include "cli/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <utility>

#include "cli/argument.h"
#include "cli/git_tree.h"
#include "cli/project.h"
#include "cli/refused.h"
#include "cli/revision.h"
#include "cli/working_tree.h"
#include "parser/exported.h"
#include "parser/json.h"
#include "schema/match.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;
using parser::FileRead;
using parser::Parsed;

// Standard input as one file among those of the working tree.
class StandardInputFiles : public parser::Files {
  public:
    StandardInputFiles(FileRead text, std::string path, const std::string& directory)
        : text_(std::move(text)), path_(std::move(path)), others_(directory) {
        others_.confine_to_project_of("");
    }

    FileRead read(const std::string& path) override { return path == path_ ? text_ : others_.read(path); }
    std::vector<std::string> folders(const std::string& path) override { return others_.folders(path); }
    std::optional<std::string> real_folder(const std::string& path) override {
        return others_.real_folder(path);
    }
    std::string path_in_project(const std::string& path) const override {
        return others_.path_in_project(path);
    }

  private:
    FileRead text_;
    std::string path_;
    WorkingTree others_;
};

Parsed parse_file(const std::string& path, parser::Files& files) {
    constexpr std::array extensions = {".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs"};
    const std::string extension = fs::path(path).extension().string();
    if (extension == ".json") return parser::parse_exported(path, files);
    if (std::find(extensions.begin(), extensions.end(), extension) != extensions.end())
        return parser::parse(path, files);
    throw Refused(
        Id::bad_argument,
        fmt::format("`{}` is no schema by its name: that ends in `.ts`, `.mts`, `.cts`, `.tsx`, `.js`, "
                    "`.mjs`, `.cjs`, or `.json` for what Convex exports; `-` reads standard input",
                    path));
}

FileRead read_all(std::istream& input) {
    std::string text;
    std::array<char, 65536> piece{};
    while (text.size() <= parser::file_size_limit && input) {
        input.read(piece.data(), piece.size());
        text.append(piece.data(), static_cast<std::size_t>(input.gcount()));
    }
    if (text.size() > parser::file_size_limit) return {FileRead::Outcome::too_large, ""};
    return {FileRead::Outcome::text, std::move(text)};
}

// `{` and a name in quotes start no TypeScript that anybody writes.
bool is_json(const std::string& text) {
    constexpr const char* blanks = " \t\r\n";
    const std::size_t brace = text.find_first_not_of(blanks);
    if (brace == std::string::npos || text[brace] != '{') return false;
    const std::size_t next = text.find_first_not_of(blanks, brace + 1);
    return (next != std::string::npos && text[next] == '"') || !parser::json::parse(text).failure;
}

Parsed read_standard_input(const std::string& other, const Environment& environment) {
    if (other == "-") throw Refused(Id::bad_argument, "only one of the arguments can be standard input, `-`");
    if (environment.input == nullptr) throw Refused(Id::bad_argument, "there is nothing on standard input");
    FileRead text = read_all(*environment.input);
    const std::string path = is_json(text.content) ? "<stdin>.json" : "<stdin>.ts";
    StandardInputFiles files(std::move(text), path, environment.directory);
    return parse_file(path, files);
}

Parsed no_tables() {
    Parsed parsed;
    const auto file = parsed.sources.add("empty", "");
    parsed.schema.emplace();
    parsed.schema->validation = true;
    parsed.schema->span = {file, 0, 0};
    return parsed;
}

ReadWithFiles read_working_path(const std::string& path, Evaluation evaluation,
                                const Environment& environment) {
    auto files = std::make_unique<WorkingTree>(environment.directory);
    WorkingTree& tree = *files;
    std::error_code error;
    if (!fs::exists(fs::path(environment.directory) / path, error)) {
        throw Refused(Id::missing_file, fmt::format("there is no file `{}`{}", path,
                                                    hint_of_revision(path, environment.directory)));
    }
    const std::string file = schema_file(tree, path, "");
    Parsed parsed = parse_file(file, tree);
    const bool is_program = fs::path(file).extension() != ".json";
    if (evaluation == Evaluation::in_node && is_program && !is_fully_known(parsed))
        parsed = evaluate_in_node(std::move(parsed), file, tree, environment);
    return {std::move(parsed), std::move(files)};
}

// What is no file of the working tree, and would have to be run.
Parsed known_or_refused(Parsed parsed, const std::string& argument, Evaluation evaluation) {
    const auto is_unknown = [](const diagnostics::Diagnostic& one) {
        return one.id == Id::unknown_part || one.id == Id::unknown_schema || one.id == Id::limit_reached;
    };
    const auto first = std::find_if(parsed.diagnostics.begin(), parsed.diagnostics.end(), is_unknown);
    if (evaluation == Evaluation::statically || first == parsed.diagnostics.end()) return parsed;
    diagnostics::Diagnostic why = {
        Id::bad_argument,
        fmt::format("parts of `{}` are unknown, and node runs files and folders of the working tree only; "
                    "check it out, as with `git worktree add --detach ../before REV`, install its packages, "
                    "and name it there",
                    argument),
        first->span};
    return {std::move(parsed.sources), std::nullopt, {std::move(why)}};
}

// A path in a revision, from the top: `./x` is seen from the current folder, as git does.
std::string path_from_top(const Git& git, const std::string& path) {
    const bool is_relative = path == "." || path == ".." || path.starts_with("./") || path.starts_with("../");
    std::string whole =
        fs::path((is_relative ? git.prefix() : "") + path).lexically_normal().generic_string();
    if (whole == ".") whole.clear();
    return whole;
}

// `prefix` is how the revision is written in an argument, `where` how it is in a sentence.
ReadWithFiles read_tree(Git git, const std::string& id, const std::string& path, const std::string& prefix,
                        const std::string& where) {
    const std::string inside = git.prefix() + path;
    auto files = std::make_unique<GitTree>(std::move(git), id);
    GitTree& tree = *files;
    const std::string shown = path.empty() ? "." : path;
    const auto outcome_of = [&](const std::string& one) {
        return tree.real_folder(one) ? FileRead::Outcome::text : tree.read(one).outcome;
    };
    const FileRead::Outcome outcome = outcome_of(shown);
    if (outcome == FileRead::Outcome::outside)
        throw Refused(Id::bad_argument, fmt::format("`{}` leads out of the repository", shown));
    if (outcome == FileRead::Outcome::missing && !tree.missing_object()) {
        const bool is_nearby = inside != path && outcome_of(inside) == FileRead::Outcome::text;
        throw Refused(Id::missing_file,
                      fmt::format("there is no `{}` in {}{}", shown, where,
                                  is_nearby ? fmt::format("; did you mean `{}:./{}`?", prefix, path) : ""));
    }
    Parsed parsed;
    std::optional<Refused> refused;
    try {
        parsed = parse_file(schema_file(tree, shown, " in " + where), tree);
    } catch (const Refused& why) {
        refused = why;
    }
    tree.expect_complete(where);
    if (refused) throw Refused(*refused);
    if (!parsed.schema) {
        for (diagnostics::Diagnostic& one : parsed.diagnostics) one.message += ", in " + where;
    }
    return {std::move(parsed), std::move(files)};
}

// What the other side of a comparison says of the path that a merge base leaves out.
std::string path_of(const std::string& other, const Git& git, const Environment& environment) {
    const auto refuse = [&](const std::string& why) -> std::string {
        throw Refused(Id::bad_argument, fmt::format("{}; write `merge-base:REV:path`", why));
    };
    if (other.empty()) return refuse("a merge base takes its path from the other side, and there is none");
    return schema::match(
        parse_argument(other, environment.directory),
        [&](const WorkingPath& one) {
            std::error_code error;
            const fs::path whole = (fs::path(environment.directory) / one.path).lexically_normal();
            const fs::path real = fs::weakly_canonical(whole.parent_path(), error) / whole.filename();
            std::string path = real.lexically_relative(git.top()).lexically_normal().generic_string();
            while (path.ends_with('/')) path.pop_back();
            if (git.top().empty() || path.empty() || path == ".." || path.starts_with("../"))
                return refuse(fmt::format("`{}` is not in this repository", one.path));
            return path == "." ? "" : path;
        },
        [&](const Revision& one) { return path_from_top(git, one.path); },
        [&](const MergeBase& one) {
            return one.path
                       ? path_from_top(git, *one.path)
                       : refuse("a merge base takes its path from the other side, which has none either");
        },
        [&](const auto&) {
            return refuse(
                fmt::format("a merge base takes its path from the other side, and `{}` has none", other));
        });
}

}  // namespace

ReadWithFiles read_with_files(const std::string& argument, const std::string& other,
                              const Environment& environment, Evaluation evaluation) {
    const auto without_running = [&](ReadWithFiles read) {
        read.parsed = known_or_refused(std::move(read.parsed), argument, evaluation);
        return read;
    };
    try {
        return schema::match(
            parse_argument(argument, environment.directory),
            [&](const StandardInput&) {
                return without_running({read_standard_input(other, environment), nullptr});
            },
            [&](const NoTables&) {
                return ReadWithFiles{no_tables(), nullptr};
            },
            [&](const WorkingPath& one) { return read_working_path(one.path, evaluation, environment); },
            [&](const Revision& one) {
                Git git(environment.directory);
                const std::string tree = tree_of(git, one.name);
                const std::string path = path_from_top(git, one.path);
                return without_running(
                    read_tree(std::move(git), tree, path, one.name, fmt::format("`{}`", one.name)));
            },
            [&](const MergeBase& one) {
                Git git(environment.directory);
                const std::string tree = merge_base_tree(git, one.name);
                const std::string path =
                    one.path ? path_from_top(git, *one.path) : path_of(other, git, environment);
                return without_running(read_tree(std::move(git), tree, path, "merge-base:" + one.name,
                                                 fmt::format("the merge base of `{}` and HEAD", one.name)));
            });
    } catch (Refused& refused) {
        return {{std::move(refused.sources), std::nullopt, {std::move(refused.diagnostic)}}, nullptr};
    }
}

Parsed read_in_commit(Git git, const std::string& commit, const std::string& path, const std::string& label,
                      Evaluation evaluation) {
    try {
        const std::string tree = tree_of(git, commit);
        Parsed parsed = read_tree(std::move(git), tree, path, label, fmt::format("`{}`", label)).parsed;
        return known_or_refused(std::move(parsed), fmt::format("{}:{}", label, path), evaluation);
    } catch (Refused& refused) {
        return {std::move(refused.sources), std::nullopt, {std::move(refused.diagnostic)}};
    }
}

Parsed read_schema(const std::string& argument, const std::string& other, const Environment& environment,
                   Evaluation evaluation) {
    return read_with_files(argument, other, environment, evaluation).parsed;
}

}  // namespace cli
