#include "cli/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <random>
#include <string_view>
#include <utility>

#include "cli/process.h"
#include "parser/exported.h"
#include "schema/join.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Diagnostic;
using diagnostics::FileId;
using diagnostics::Id;
using diagnostics::Sources;
using diagnostics::Span;
using parser::Parsed;

constexpr const char* script =
#include "cli/evaluate.inc"
    ;

constexpr std::size_t answer_limit = 64'000'000;

// What the script printed: `kind`, and what belongs to it.
struct Answer {
    std::string kind;
    std::string content;

    // Cuts a line off the content.
    std::string take_line() {
        const std::size_t end = std::min(content.find('\n'), content.size());
        std::string line = content.substr(0, end);
        content.erase(0, end + 1);
        return line;
    }
};

// No word that a program could print by chance.
std::string random_token() {
    std::random_device source;
    std::string token = "schemaplan";
    for (int i = 0; i < 4; ++i) token += fmt::format("-{:08x}", source());
    return token;
}

std::string_view last_line(std::string_view text) {
    const std::size_t end = text.find_last_not_of(" \r\n");
    if (end == std::string_view::npos) return {};
    text = text.substr(0, end + 1);
    const std::size_t newline = text.rfind('\n');
    return newline == std::string_view::npos ? text : text.substr(newline + 1);
}

Answer failure(std::string why) {
    return {"failed", std::move(why)};
}

Answer ask_node(const std::string& file, const Environment& environment) {
    const std::string token = random_token();
    const fs::path directory = environment.directory;
    const Words arguments = {"node",
                             "--input-type=module",
                             "-e",
                             script,
                             (directory / file).lexically_normal().string(),
                             directory.string(),
                             token};
    // With these node itself would write files.
    const Words words = environment_with({"NODE_COMPILE_CACHE", "NODE_V8_COVERAGE"}, {});
    const auto finished = run_program(arguments, words, {environment.node_limit, answer_limit});
    constexpr int not_found = 127;
    if (!finished || finished->exit_code == not_found)
        return failure("there is no program `node` here; install Node.js");
    switch (finished->cause) {
        case Finished::Cause::itself: break;
        case Finished::Cause::time: {
            const std::chrono::duration<double> seconds = environment.node_limit;
            return failure(fmt::format("the schema has not come to an end in {} s, which is the limit",
                                       seconds.count()));
        }
        case Finished::Cause::bytes:
            return failure(fmt::format("the schema prints more than {} MB, which is the limit",
                                       answer_limit / 1'000'000));
    }
    const std::string& out = finished->out;
    const std::size_t begin = out.find(token + "\n");
    const std::size_t end = out.rfind("\n" + token);
    if (begin == std::string::npos || end == std::string::npos || end < begin + token.size()) {
        const std::string_view said = last_line(finished->err);
        return failure(fmt::format("node ended with exit code {} before there was a schema{}{}",
                                   finished->exit_code, said.empty() ? "" : ": ", said));
    }
    Answer answer;
    const std::size_t content = begin + token.size() + 1;
    answer.content = content < end ? out.substr(content, end - content) : "";
    answer.kind = answer.take_line();
    return answer;
}

std::optional<FileId> find_source(const Sources& sources, const std::string& path) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (sources[static_cast<FileId>(i)].path == path) return static_cast<FileId>(i);
    }
    return std::nullopt;
}

std::uint32_t number(const std::string& text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// A place as esbuild tells it: the line from 1, the column in bytes from 0. None, if it is in no file of the
// project.
std::optional<Span> place_of(const std::string& file, std::uint32_t line, std::uint32_t column, Tree& tree,
                             Sources& sources) {
    std::optional<FileId> id = find_source(sources, file);
    if (!id && !file.empty()) {
        const parser::FileRead read = tree.read(file);
        std::size_t bad = 0;
        if (read.outcome == parser::FileRead::Outcome::text && diagnostics::is_utf8(read.content, bad))
            id = sources.add(file, read.content);
    }
    if (!id || line == 0 || line > sources[*id].line_starts.size()) return std::nullopt;
    const std::size_t at = std::min<std::size_t>(sources[*id].line_starts[line - 1] + std::size_t{column},
                                                 sources[*id].text.size());
    return Span{*id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)};
}

// Where a schema is of which nothing else is known.
Span whole_schema(Parsed& read, const std::string& file) {
    if (read.default_export && !read.default_export->is_nowhere()) return *read.default_export;
    const std::optional<FileId> id = find_source(read.sources, file);
    return {id ? *id : read.sources.add(file, ""), 0, 0};
}

// Why there is no schema.
Diagnostic refusal(Answer answer, Span whole, Tree& tree, Sources& sources) {
    if (answer.kind == "missing") {
        return {
            Id::node_failed,
            fmt::format("the package `{}` is not installed here; run `npm install` first", answer.content),
            std::nullopt};
    }
    if (answer.kind == "unbundled") {
        const std::string file = answer.take_line();
        const std::uint32_t line = number(answer.take_line());
        const std::uint32_t column = number(answer.take_line());
        const auto place = place_of(file, line, column, tree, sources);
        const std::string where = place || file.empty() ? "" : fmt::format("{}:{}: ", file, line);
        return {Id::node_failed, fmt::format("esbuild does not bundle it: {}{}", where, answer.content),
                place};
    }
    if (answer.kind == "thrown")
        return {Id::evaluation_throws, "running the schema throws: " + answer.content, whole};
    if (answer.kind == "no-default") return {Id::no_default_export, "the file exports no default", whole};
    if (answer.kind == "no-schema")
        return {Id::not_a_schema, "the default export is not what `defineSchema()` returns", whole};
    return {Id::node_failed, answer.content, std::nullopt};
}

// Whether reading the schema found what is wrong with it, and not only that it cannot know.
bool has_found_error(const Parsed& read) {
    return !read.schema &&
           std::none_of(read.diagnostics.begin(), read.diagnostics.end(), [](const Diagnostic& one) {
               return one.id == Id::unknown_schema || one.id == Id::limit_reached;
           });
}

Parsed failed(Sources sources, Diagnostic why) {
    return {std::move(sources), std::nullopt, {std::move(why)}};
}

}  // namespace

bool is_fully_known(const Parsed& read) {
    return read.schema && schema::fully_known(*read.schema);
}

Parsed evaluate_in_node(Parsed read, const std::string& file, Tree& tree, const Environment& environment) {
    Answer answer = ask_node(file, environment);
    if (answer.kind != "schema") {
        // It has the better place.
        if (has_found_error(read)) return read;
        const Span whole = whole_schema(read, file);
        Diagnostic why = refusal(std::move(answer), whole, tree, read.sources);
        return failed(std::move(read.sources), std::move(why));
    }
    Parsed told = parser::parse_exported_text("the answer of node", std::move(answer.content));
    const Span whole = whole_schema(read, file);
    if (!told.schema) {
        Diagnostic why = std::move(told.diagnostics.front());
        why.message = "what the schema exports in node is not known here: " + why.message;
        why.span = whole;
        return failed(std::move(read.sources), std::move(why));
    }
    if (!read.schema) {
        read.schema.emplace();
        read.schema->open = true;
        read.schema->span = whole;
    } else if (const auto difference = schema::first_difference(*read.schema, *told.schema)) {
        return failed(
            std::move(read.sources),
            {Id::differs_in_node,
             fmt::format("`{}` is read otherwise than it is in node, which is a fault of schemaplan: "
                         "please report it, with this schema",
                         difference->where),
             difference->span});
    }
    Parsed joined;
    joined.schema = schema::with_places_of(std::move(*told.schema), *read.schema);
    joined.sources = std::move(read.sources);
    joined.default_export = read.default_export;
    return joined;
}

}  // namespace cli
