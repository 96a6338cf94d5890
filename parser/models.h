#pragma once

#include <span>
#include <string>
#include <string_view>

#include "parser/packed_tree.h"

// Packages that schemas use and that need not be installed: our own models of what their
// exports do as far as a schema sees it, in TypeScript, evaluated like any module. A call of
// a model happens where the schema calls it: no place inside of a model is ever shown.
//
// A model says what it does not know: an export that it lacks is not known, and so is every other
// property of what it gave to `open()`. Such functions, for models only, are in native_models.cpp.
// A model never exports what a version that it holds for has not. A new version of a package is
// added to `before` once tests/conformance/versions.mjs holds the model against it.
namespace parser {

struct Model {
    std::string_view specifier;  // of the module
    std::string_view package;
    // The versions it holds for, as tested against the real ones: from `first`, before `end`.
    std::string_view first;
    std::string_view end;
    std::span<const syntax::Part> parts;  // its text, one after the other
};

// Every model, those of one module from the oldest versions to the newest.
std::span<const Model> models();

std::string text_of(const Model& model);

// Whether calls of what this package exports leave their arguments as they are, modelled or not.
bool is_harmless_package(std::string_view package);

}  // namespace parser
