#include "parser/activation.h"
#include "parser/evaluator.h"
#include "schema/match.h"

// The rules of taint: what unknown code could touch is unknown. A wrong "known" here
// would become a wrong "safe" at the end.
namespace parser {
namespace {

using schema::match;

}  // namespace

Cell* Evaluator::to_change(Value object, std::span<const Value> stored) {
    Cell& cell = heap_[object.as_ref()];
    if (cell.tainted) {
        for (const Value value : stored) escape(value, *cell.tainted);
        return nullptr;
    }
    if (surroundings_.is_uncertain(cell.made)) {
        taint_cell(object.as_ref(), surroundings_.cause(), stored);
        return nullptr;
    }
    return &cell;
}

// What a cell holds.
std::vector<Value> Evaluator::contents(const Cell& cell) {
    std::vector<Value> values;
    const auto add_open = [&](std::optional<UnknownId> open) {
        if (open) values.push_back(Value::unknown(*open));
    };
    match(
        cell.content,
        [&](const ObjectCell& object) {
            for (const Property& property : object.properties.as_made()) values.push_back(property.value);
            add_open(object.open);
        },
        [&](const ArrayCell& array) {
            values = array.items;
            add_open(array.open);
        },
        [&](const ArgumentsCell& arguments) {
            values = arguments.items;
            add_open(arguments.open);
        },
        [&](const IteratorCell& iterator) { values = {iterator.source}; },
        [&](const FunctionCell& function) {
            values = {function.this_value, function.methods};
        },
        [&](const ValidatorCell& validator) {
            values = {validator.content, validator.value};
        },
        [&](const TableCell& table) {
            values = {table.validator, table.staged, table.members, table.read_as};
            for (const IndexCall& index : table.indexes) {
                values.insert(values.end(),
                              {index.name, index.fields, index.filter_fields, index.dimensions});
            }
            add_open(table.open);
        },
        [&](const SchemaCell& schema) {
            values = {schema.tables, schema.validation};
        },
        [&](const SetCell& set) { values = set.items; },
        [&](const MapCell& map) {
            for (const auto& [key, value] : map.entries) values.insert(values.end(), {key, value});
        },
        [&](const NamespaceCell& space) {
            std::optional<UnknownId> open;
            for (const Property& property : namespace_properties(space.module, open))
                values.push_back(property.value);
        });
    if (cell.added != nullptr) {
        for (const Property& property : cell.added->as_made()) values.push_back(property.value);
    }
    return values;
}

// From now on nothing is known of what this cell holds; what is in it keeps its own content.
void Evaluator::taint_cell(Ref ref, UnknownId cause, std::span<const Value> stored) {
    std::vector<Value> candidates = contents(heap_[ref]);
    candidates.insert(candidates.end(), stored.begin(), stored.end());
    heap_[ref].tainted = unknown_like(cause, std::move(candidates)).as_unknown();
    surroundings_.note_taint(heap_[ref].made);
}

void Evaluator::escape(Value value, UnknownId cause) {
    escaping_.emplace_back(value, cause);
    if (is_escaping_) return;  // the call that is at work takes it up
    is_escaping_ = true;
    while (!escaping_.empty()) {
        const auto [next, why] = escaping_.back();
        escaping_.pop_back();
        if (next.is_unknown()) {
            if (!escaped_causes_.insert(next.as_unknown()).second) continue;
            for (const Value candidate : heap_[next.as_unknown()].candidates)
                escaping_.emplace_back(candidate, why);
        }
        if (!next.is_object()) continue;
        Cell& cell = heap_[next.as_ref()];
        if (cell.is_escaped) continue;
        cell.is_escaped = true;
        if (!cell.tainted) cell.tainted = why;
        surroundings_.note_taint(cell.made);
        for (const Value inner : contents(cell)) escaping_.emplace_back(inner, why);
        if (const auto* function = std::get_if<FunctionCell>(&cell.content)) {
            const FunctionCell copy = *function;
            const Activation activation(*this, copy.module);
            taint_syntax(copy.node, copy.scope, why);
        }
    }
    is_escaping_ = false;
}

// Whatever the code at `id` names may be changed by it.
void Evaluator::taint_syntax(NodeId id, ScopeId scope, UnknownId cause) {
    spend(1, span(id));
    switch (node(id).kind) {
        case Kind::identifier:
        case Kind::shorthand_property_identifier: taint_name(name_of(id), false, scope, cause); return;
        case Kind::shorthand_property_identifier_pattern: taint_name(name_of(id), true, scope, cause); return;
        case Kind::assignment_expression:
        case Kind::augmented_assignment_expression:
        case Kind::for_in_statement: taint_target(tree().child(id, Field::left), scope, cause); break;
        case Kind::variable_declarator: taint_target(tree().child(id, Field::name), scope, cause); break;
        case Kind::update_expression: taint_target(tree().child(id, Field::argument), scope, cause); break;
        default: break;
    }
    if (node(id).kind == Kind::this_) escape(this_value_, cause);
    for (const NodeId child : tree().children(id)) taint_syntax(child, scope, cause);
}

// What is assigned to, or declared as a `var`, may get another value.
void Evaluator::taint_target(NodeId target, ScopeId scope, UnknownId cause) {
    names_of_pattern(target, [&](NodeId name) { taint_name(name_of(name), true, scope, cause); });
}

void Evaluator::taint_name(StringId name, bool is_assigned, ScopeId scope, UnknownId cause) {
    for (ScopeId at = scope; at != ScopeId{}; at = heap_[at].parent) {
        Binding* binding = heap_[at].find(name);
        if (binding == nullptr) continue;
        const Value old = binding->value;
        if (is_assigned && !binding->is_constant && !old.is_unknown()) {
            binding->value = unknown_like(cause, {old});
            binding->is_initialized = true;
            surroundings_.note_taint(heap_[at].made);
        }
        return escape(old, cause);
    }
    const auto import = module_->imports.find(name);
    if (import != module_->imports.end()) escape_import(import->second, cause);
}

}  // namespace parser
