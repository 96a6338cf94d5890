#include <set>

#include "parser/activation.h"
#include "parser/evaluator.h"
#include "parser/natives.h"

namespace parser {

// A class is a function whose calls are not evaluated. Declaring it makes its static methods, then gives
// its static fields their values, and runs nothing else.
Value Evaluator::evaluate_class(NodeId id, ScopeId outer) {
    const ScopeId scope = scope_in(outer);
    const NodeId name = tree().child(id, Field::name);
    if (name != NodeId{}) declare(name_of(name), scope, true);
    NodeId body{};
    for (const NodeId part : tree().children(id)) {
        if (node(part).field == Field::name) continue;
        if (node(part).kind == Kind::class_heritage) {
            for (const NodeId base : tree().children(part)) {
                if (node(base).kind == Kind::extends_clause) evaluate_first(base, scope);
            }
            continue;
        }
        if (node(part).kind != Kind::class_body) return not_modelled(id, outer, "a class with decorators");
        body = part;
    }
    if (!is_plain_class(body)) return not_modelled(id, outer, "a class with such static parts or decorators");
    const Value result = make_function(id, scope, Value{});
    if (name != NodeId{}) initialize(name_of(name), result, scope);
    define_static_members(body, result, scope);
    return result;
}

// Whether all that declaring a class runs is evaluated.
bool Evaluator::is_plain_class(NodeId body) {
    std::set<StringId> names;
    for (const NodeId member : tree().children(body)) {
        const bool is_method = node(member).kind == Kind::method_definition;
        if (!is_method && node(member).kind != Kind::public_field_definition) return false;
        for (const NodeId part : tree().children(member)) {
            if (node(part).field == Field::none) return false;  // a decorator
        }
        const NodeId name = tree().child(member, Field::name);
        if (node(name).kind == Kind::computed_property_name) return false;
        if (!node(member).has(Mark::static_)) continue;
        // Without a value, it depends on the project whether there is such a property.
        if (node(member).has(Mark::accessor)) return false;
        if (!is_method && tree().child(member, Field::value) == NodeId{}) return false;
        if (node(name).kind != Kind::property_identifier) return false;
        if (is_of_every_function(name_of(name)) || !names.insert(name_of(name)).second) return false;
    }
    return true;
}

void Evaluator::define_static_members(NodeId body, Value self, ScopeId scope) {
    const Activation activation(*this, module_->id, outside_);
    this_value_ = self;
    call_ = nullptr;
    const auto each = [&](Kind kind, const auto& define) {
        for (const NodeId member : tree().children(body)) {
            if (node(member).kind == kind && node(member).has(Mark::static_))
                define(member, name_of(tree().child(member, Field::name)));
        }
    };
    ObjectCell methods;
    each(Kind::method_definition, [&](NodeId member, StringId name) {
        methods.properties.set(name, make_function(member, scope, Value{}), span(member));
    });
    if (!methods.properties.empty()) {
        const Value value = make(std::move(methods), span(body));
        heap_.as<FunctionCell>(self)->methods = value;
    }
    each(Kind::public_field_definition, [&](NodeId member, StringId name) {
        const Value value = evaluate(tree().child(member, Field::value), scope);
        if (Cell* cell = to_change(self, {&value, 1})) cell->add(name, value, span(member));
    });
}

bool Evaluator::is_class(const FunctionCell& function) {
    const Kind kind = module(function.module).tree[function.node].kind;
    return kind == Kind::class_declaration || kind == Kind::class_;
}

}  // namespace parser
