#include "emit/zod.h"

namespace emit {
namespace {

using parser::syntax::Field;

// Whether an expression is of zod by the name that it begins with.
bool is_zod_itself(const Code& code, NodeId node) {
    for (node = code.bare(node); node != no_node;) {
        if (const auto call = code.call(node)) {
            node = code.bare(call->callee);
        } else if (code.kind(node) == Kind::member_expression) {
            node = code.bare(code.tree().child(node, Field::object));
        } else {
            break;
        }
    }
    return code.kind(node) == Kind::identifier &&
           (code.text(node) == "zid" || code.uses_package(node, "zod"));
}

}  // namespace

bool is_of_zod(const Code& code, NodeId node) {
    if (is_zod_itself(code, node)) return true;
    // A property beside one of zod's, or what a call of zod's is given.
    for (; node != no_node; node = code.parent(node)) {
        if (code.kind(node) == Kind::object) {
            for (const NodeId property : code.tree().children(node)) {
                const NodeId value = code.value_of(property);
                if (value != no_node && is_zod_itself(code, value)) return true;
            }
        }
        if (const auto call = code.call(code.parent(node)); call && call->callee != node)
            return code.uses_package(call->callee, "zod");
        if (code.kind(node) == Kind::variable_declarator || code.kind(node) == Kind::statement_block) break;
    }
    return false;
}

bool is_made_by_zod(const Code& code, NodeId node) {
    const auto call = code.call(node);
    return call && code.uses_package(call->callee, "zod");
}

}  // namespace emit
