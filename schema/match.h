#pragma once

#include <utility>
#include <variant>

namespace schema {

// Visits a variant with one function per alternative; a missing one does not compile.
template <class... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

template <class Variant, class... Functions>
decltype(auto) match(Variant&& variant, Functions&&... functions) {
    return std::visit(Overloaded{std::forward<Functions>(functions)...}, std::forward<Variant>(variant));
}

}  // namespace schema
