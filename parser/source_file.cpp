#include "parser/source_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "parser/evaluator.h"
#include "parser/paths.h"

namespace parser {
namespace {

using diagnostics::Id;

// What stands at a mistake, for the message.
std::string found_at(std::string_view text, const syntax::Failure& failure) {
    std::string_view found = text.substr(failure.begin, failure.end - failure.begin);
    found = found.substr(0, std::min({found.find_first_of(" \t\r\n"), found.size(), std::size_t{30}}));
    // Not into the middle of a character.
    while (!found.empty() && failure.begin + found.size() < text.size() &&
           (static_cast<unsigned char>(text[failure.begin + found.size()]) & 0xC0U) == 0x80U) {
        found.remove_suffix(1);
    }
    return std::string(found);
}

// The first line of a merge conflict, as git writes it.
std::optional<std::size_t> conflict_marker(std::string_view text) {
    for (std::size_t line = 0; line < text.size();) {
        for (const std::string_view marker : {"<<<<<<< ", "=======\n", "=======\r", ">>>>>>> "}) {
            if (text.substr(line).starts_with(marker)) return line;
        }
        const std::size_t newline = text.find('\n', line);
        if (newline == std::string_view::npos) break;
        line = newline + 1;
    }
    return std::nullopt;
}

}  // namespace

bool is_typescript(std::string_view path) {
    const std::string_view extension = extension_of(path);
    return extension == ".ts" || extension == ".tsx" || extension == ".mts" || extension == ".cts";
}

bool is_source(std::string_view path) {
    const std::string_view extension = extension_of(path);
    return is_typescript(path) || extension == ".js" || extension == ".jsx" || extension == ".mjs" ||
           extension == ".cjs";
}

LoadedFile read_source(FileRead read, const std::string& path) {
    const auto problem = [](Id id, std::string message) {
        return LoadedFile{std::nullopt, id, std::move(message)};
    };
    switch (read.outcome) {
        case FileRead::Outcome::missing:
            return problem(Id::missing_file, fmt::format("there is no file `{}`", path));
        case FileRead::Outcome::outside:
            return problem(Id::unknown_part,
                           fmt::format("`{}` is outside the project, where nothing is read", path));
        case FileRead::Outcome::too_large:
            return problem(
                Id::file_too_large,
                fmt::format("`{}` is larger than 2 MB, which is the limit for a source file", path));
        case FileRead::Outcome::unreadable:
            return problem(Id::missing_file, fmt::format("`{}` cannot be read: {}", path, read.content));
        case FileRead::Outcome::text: break;
    }
    std::string& text = read.content;
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::size_t at = 0;
    if (!diagnostics::is_utf8(text, at)) {
        return problem(Id::not_text,
                       fmt::format("`{}` is not UTF-8 text: byte {} cannot stand there", path, at + 1));
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos) {
        return problem(Id::not_text, fmt::format("`{}` is not text: byte {} is NUL", path, nul + 1));
    }
    return {std::move(text), Id{}, ""};
}

syntax::Tree parse_source(const diagnostics::Sources& sources, diagnostics::FileId file) {
    const diagnostics::Source& source = sources[file];
    const std::string_view extension = extension_of(source.path);
    const bool is_plain = extension == ".ts" || extension == ".mts" || extension == ".cts";
    syntax::Parsed parsed =
        syntax::parse(source.text, is_plain ? syntax::Dialect::typescript : syntax::Dialect::tsx);
    if (!parsed.failure) return std::move(parsed.tree);
    const syntax::Failure& failure = *parsed.failure;
    const Span span{file, failure.begin, failure.end};
    switch (failure.reason) {
        case syntax::Failure::Reason::nesting:
            throw SourceFailed{{Id::limit_reached,
                                fmt::format("the code nests deeper than {} levels, which is the limit",
                                            syntax::nesting_limit),
                                span}};
        case syntax::Failure::Reason::time:
            throw SourceFailed{{Id::limit_reached,
                                fmt::format("the file could not be parsed within {} s; is it TypeScript?",
                                            syntax::time_limit.count() / 1000),
                                span}};
        case syntax::Failure::Reason::syntax: break;
    }
    if (const auto marker = conflict_marker(source.text)) {
        const auto begin = static_cast<std::uint32_t>(*marker);
        throw SourceFailed{
            {Id::merge_conflict, "a merge conflict is not resolved here", Span{file, begin, begin + 7}}};
    }
    const std::string found = found_at(source.text, failure);
    const std::string where = found.empty() ? "here" : fmt::format("at `{}`", found);
    throw SourceFailed{{Id::syntax_error,
                        failure.missing.empty()
                            ? fmt::format("syntax error {}", where)
                            : fmt::format("syntax error {}: `{}` is missing", where, failure.missing),
                        span}};
}

}  // namespace parser
