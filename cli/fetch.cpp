#include "cli/fetch.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace cli {
namespace {

// A word for a shell: in quotes, unless it is harmless.
std::string quoted(const std::string& word) {
    constexpr std::string_view harmless = "+:/._-=";
    const auto is_harmless = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               harmless.find(c) != std::string_view::npos;
    };
    if (std::all_of(word.begin(), word.end(), is_harmless)) return word;
    std::string text = "'";
    for (const char c : word) text += c == '\'' ? "'\\''" : std::string(1, c);
    return text + "'";
}

}  // namespace

Fetch fetch_of_commit(const Git& git, const std::string& id) {
    // In a whole clone a depth would cut its history.
    if (git.shallow_commits().empty()) return {{"--no-tags", "origin", id}};
    return {{"--no-tags", "--depth=1", "origin", id}};
}

Fetch fetch_of_branch(const Git& git, const std::string& remote, const std::string& branch) {
    Words arguments = {"--no-tags", remote,
                       fmt::format("+refs/heads/{1}:refs/remotes/{0}/{1}", remote, branch)};
    if (!git.shallow_commits().empty()) arguments.insert(arguments.begin() + 1, "--unshallow");
    return {std::move(arguments)};
}

Refused part_left_out(const Git& git, const std::string& object, const std::string& where,
                      const std::string& also) {
    const std::string why = git.is_partial() ? fmt::format("partial clone; `git cat-file -p {}` fetches it{}",
                                                           quoted(object), also)
                                             : "repository, which is damaged";
    return {diagnostics::Id::missing_history, fmt::format("a part of {} is not in this {}", where, why)};
}

std::string command(const Fetch& fetch) {
    std::string text = "git fetch";
    for (const std::string& word : fetch.arguments) text += " " + quoted(word);
    return text;
}

void run(Git& git, const Fetch& fetch) {
    const Finished finished = git.fetch(fetch.arguments);
    if (finished.exit_code == 0) return;
    throw Refused(diagnostics::Id::git_failed, fmt::format("`{}` failed: {}", command(fetch),
                                                           finished.err.substr(0, finished.err.find('\n'))));
}

bool is_branch_name(const std::string& name) {
    constexpr std::string_view never = " ~^:?*[\\\x7F";
    const auto is_wrong = [&](char c) {
        return static_cast<unsigned char>(c) < ' ' || never.find(c) != std::string_view::npos;
    };
    return !name.empty() && name[0] != '-' && name[0] != '/' && !name.ends_with('/') &&
           !name.ends_with('.') && name.find("..") == std::string::npos &&
           name.find("//") == std::string::npos && name.find("@{") == std::string::npos &&
           std::none_of(name.begin(), name.end(), is_wrong);
}

bool is_full_id(const std::string& name) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return (name.size() == 40 || name.size() == 64) && std::all_of(name.begin(), name.end(), is_digit);
}

}  // namespace cli
