#include <fmt/format.h>

#include "parser/evaluator.h"

namespace parser {

// Declares what a block declares, before any of it runs: functions are there at once, the
// others wait for their declaration.
void Evaluator::hoist(NodeId parent, ScopeId scope) {
    for (const NodeId child : tree().children(parent)) {
        NodeId statement = child;
        if (node(child).kind == Kind::export_statement) {
            statement = tree().child(child, Field::declaration);
            if (statement == NodeId{}) continue;
        }
        switch (node(statement).kind) {
            case Kind::function_declaration:
            case Kind::generator_function_declaration: {
                const NodeId name = tree().child(statement, Field::name);
                if (name == NodeId{}) break;
                declare_once(name, scope, false);
                initialize(name_of(name), make_function(statement, scope, Value{}), scope);
                break;
            }
            case Kind::class_declaration:
            case Kind::enum_declaration: {
                const NodeId name = tree().child(statement, Field::name);
                if (name != NodeId{} && heap_[scope].find(name_of(name)) == nullptr)
                    declare(name_of(name), scope, false);
                break;
            }
            case Kind::lexical_declaration: {
                const bool is_constant = node(statement).has(Mark::constant);
                for (const NodeId declarator : tree().children(statement)) {
                    names_of_pattern(tree().child(declarator, Field::name),
                                     [&](NodeId name) { declare_once(name, scope, is_constant); });
                }
                break;
            }
            default: break;
        }
    }
}

// Declares the variables of every `var` of a function or module, however deep it stands.
void Evaluator::hoist_variables(NodeId id, ScopeId scope) {
    for (const NodeId child : tree().children(id)) {
        switch (node(child).kind) {
            case Kind::arrow_function:
            case Kind::function_expression:
            case Kind::function_declaration:
            case Kind::generator_function:
            case Kind::generator_function_declaration:
            case Kind::method_definition:
            case Kind::class_declaration: break;
            case Kind::variable_declaration:
                for (const NodeId declarator : tree().children(child)) {
                    names_of_pattern(tree().child(declarator, Field::name),
                                     [&](NodeId name) { declare_variable(name, scope); });
                }
                hoist_variables(child, scope);
                break;
            case Kind::for_in_statement:
                if (node(child).has(Mark::var)) {
                    names_of_pattern(tree().child(child, Field::left),
                                     [&](NodeId name) { declare_variable(name, scope); });
                }
                hoist_variables(child, scope);
                break;
            default: hoist_variables(child, scope);
        }
    }
}

void Evaluator::declare(StringId name, ScopeId scope, bool is_constant) {
    heap_[scope].declare(name, is_constant);
}

void Evaluator::declare_variable(NodeId name, ScopeId scope) {
    heap_[scope].declare(name_of(name), false).is_initialized = true;
}

// A second declaration of a name in one block is an error before anything runs.
void Evaluator::declare_once(NodeId name, ScopeId scope, bool is_constant) {
    if (heap_[scope].find(name_of(name)) != nullptr) {
        fail(fmt::format("`{}` is declared twice", source(name)), span(name));
    }
    declare(name_of(name), scope, is_constant);
}

void Evaluator::names_of_pattern(NodeId pattern, const std::function<void(NodeId)>& visit) {
    switch (node(pattern).kind) {
        case Kind::identifier:
        case Kind::shorthand_property_identifier_pattern: return visit(pattern);
        case Kind::pair_pattern: return names_of_pattern(tree().child(pattern, Field::value), visit);
        case Kind::assignment_pattern:
        case Kind::object_assignment_pattern:
            return names_of_pattern(tree().child(pattern, Field::left), visit);
        case Kind::object_pattern:
        case Kind::array_pattern:
        case Kind::rest_pattern:
        case Kind::parenthesized_expression:
        case Kind::as_expression:
        case Kind::satisfies_expression:
        case Kind::type_assertion:
        case Kind::non_null_expression:
            for (const NodeId child : tree().children(pattern)) names_of_pattern(child, visit);
            return;
        default: return;
    }
}

}  // namespace parser
