#pragma once

#include <cstdint>
#include <string_view>

#include "parser/syntax.h"

// What the names that the grammar gives to nodes, tokens and fields mean to us.
namespace parser::syntax {

struct Symbol {
    bool is_left_out = false;  // it means nothing at run time
    bool is_comment = false;
    Kind kind = Kind::other;
    Operator op = Operator::none;
    std::uint16_t mark = 0;
    bool is_comma = false;
    bool is_leaf = false;
};

Symbol symbol_of_node(std::string_view name);
Symbol symbol_of_token(std::string_view name);

// None, if it does not matter.
Field field_of(std::string_view name);

}  // namespace parser::syntax
