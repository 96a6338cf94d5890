#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "parser/ending.h"
#include "parser/heap.h"
#include "parser/syntax.h"

// A module of the program: a source file, one that is built in, or one that nothing is known of.
namespace parser {

// A module named by an import or a re-export, in the order of the text.
struct Request {
    std::string specifier;
    Span span;
    bool is_needed = true;  // false: TypeScript drops the import, since no value of it is used
    std::optional<ModuleId> module;
};

struct Import {
    std::size_t request;
    std::optional<StringId> name;  // none: the namespace
    Span span;
    std::optional<UnknownId> unknown;  // once it was asked for in a module that nothing is known of
};

struct Export {
    std::optional<std::size_t> request;  // none: of this module
    std::optional<StringId> name;        // the local or the other module's name; none: the namespace
    Span span;
};

struct Module {
    enum class State : std::uint8_t { loaded, evaluating, evaluated } state = State::loaded;
    ModuleId id{};
    std::string path;
    diagnostics::FileId file{};
    bool is_typescript = true;
    bool is_model = false;                // our own stand-in for a package: no place in it is shown
    std::optional<std::string> importer;  // of a model: the file that needs it, whose packages are meant
    syntax::Tree tree;
    ScopeId scope{};
    std::vector<Request> requests;
    std::unordered_map<StringId, Import> imports;
    std::unordered_map<StringId, Export> exports;
    std::vector<std::size_t> stars;  // requests of `export * from`

    std::optional<Thrown> thrown;                  // what ended the evaluation early
    std::unordered_map<StringId, Value> built_in;  // the exports of a module that is built in
    std::optional<UnknownId> unknown;              // why no other export is known
};

}  // namespace parser
