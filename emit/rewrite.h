#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "emit/code.h"
#include "emit/edit.h"

// Rewritings of code, and the edits that they come to. In their texts, lines after the first are as deep as
// the first; where they are put they are indented like what is around them.
namespace emit {

// `before` and `after` around an expression. Of two around the same one, that with the smaller nesting is
// outside.
struct Wrap {
    Span expression;
    std::string before;
    std::string after;
    int nesting = 0;
};

// The comments of what is replaced stay, before the text.
struct Replace {
    Span expression;
    std::string text;
};

// More items of an object or of arguments.
struct AddItems {
    Span list;                  // with its brackets
    std::optional<Span> after;  // the item that comes before them; none: they come first
    std::vector<std::string> texts;
};

// `call({ ...expression.access, entry })`; without a call, the object alone.
struct Extend {
    Span expression;
    std::string call;
    std::string access;
    std::string entry;
};

// A call behind those of a chain, from its dot on.
struct AddCall {
    Span chain;
    std::string call;
};

using Rewrite = std::variant<Wrap, Replace, AddItems, Extend, AddCall>;

// The same for the same rewriting, and for no other.
std::string key_of(const Rewrite& rewrite);

// The edits of one file. Equal rewritings are made once.
std::vector<Edit> edits_of(const Code& code, const std::vector<Rewrite>& rewrites);

}  // namespace emit
