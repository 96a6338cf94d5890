#include "cli/formats.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace cli {
namespace {

using emit::FormatKind;

std::vector<FormatKind> choices(bool is_check) {
    std::vector<FormatKind> kinds;
    for (const FormatKind& kind : emit::formats()) {
        if (is_check || kind.where == FormatKind::Where::everywhere) kinds.push_back(kind);
    }
    return kinds;
}

std::string names(const std::vector<FormatKind>& kinds, std::string_view separator) {
    std::vector<std::string_view> all;
    for (const FormatKind& kind : kinds) all.push_back(kind.name);
    return fmt::format("{}", fmt::join(all, separator));
}

Output parse(const std::string& word, bool is_check) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const std::vector<FormatKind> kinds = choices(is_check);
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const FormatKind& kind) { return kind.name == name; });
    if (found == kinds.end())
        throw CLI::ValidationError("--format", fmt::format("`{}` is none of {}", name, names(kinds, ", ")));
    if (equals == std::string::npos) return {found->id, std::nullopt};
    if (equals + 1 == word.size())
        throw CLI::ValidationError("--format", fmt::format("`{}` names no file", word));
    return {found->id, word.substr(equals + 1)};
}

std::vector<Output> parse_all(const std::vector<std::string>& words, bool is_check) {
    std::vector<Output> outputs;
    for (const std::string& word : words) {
        Output output = parse(word, is_check);
        const auto taken = std::find_if(outputs.begin(), outputs.end(),
                                        [&](const Output& one) { return one.file == output.file; });
        if (taken != outputs.end()) {
            throw CLI::ValidationError("--format", output.file
                                                       ? fmt::format("two formats go to `{}`", *output.file)
                                                       : "two formats go to standard output; give one of "
                                                         "them a file, as in `--format sarif=out.sarif`");
        }
        outputs.push_back(std::move(output));
    }
    return outputs;
}

}  // namespace

void declare_formats(CLI::App& command, std::vector<Output>& outputs, bool is_check) {
    command
        .add_option_function<std::vector<std::string>>(
            "--format",
            [&outputs, is_check](const std::vector<std::string>& words) {
                outputs = parse_all(words, is_check);
            },
            fmt::format("{}; to a file with =FILE; may be repeated", names(choices(is_check), ", ")))
        ->allow_extra_args(false)
        ->option_text("FORMAT[=FILE]");
}

Outcome write(std::span<const emit::Report> reports, const std::vector<Output>& outputs, bool colour) {
    Outcome outcome;
    bool is_silent = true;
    for (const Output& output : outputs) {
        std::string text = emit::write(output.format, reports, colour && !output.file);
        if (output.file) {
            outcome.files.push_back({*output.file, std::move(text)});
        } else {
            outcome.out = std::move(text);
            is_silent = false;
        }
    }
    if (is_silent) outcome.out = emit::write(emit::Format::text, reports, colour);
    return outcome;
}

}  // namespace cli
