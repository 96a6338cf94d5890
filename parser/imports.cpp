#include <unordered_map>

#include "parser/evaluator.h"

namespace parser {

void Evaluator::read_imports_and_exports(Module& owner) {
    for (const NodeId statement : tree().children(tree().root())) {
        if (node(statement).kind == Kind::import_statement) read_import_statement(owner, statement);
        if (node(statement).kind == Kind::export_statement) read_export_statement(owner, statement);
    }
    if (owner.is_typescript) find_needed(owner);
}

// The request a statement makes of another module.
std::size_t Evaluator::request_of(Module& owner, NodeId statement) {
    const NodeId source_node = tree().child(statement, Field::source);
    const std::string_view quoted = source(source_node);
    Request request;
    request.specifier = quoted.substr(1, quoted.size() - 2);
    request.span = span(source_node);
    owner.requests.push_back(std::move(request));
    return owner.requests.size() - 1;
}

void Evaluator::read_import_statement(Module& owner, NodeId statement) {
    if (node(statement).has(Mark::type) || tree().child(statement, Field::source) == NodeId{}) return;
    const std::size_t request = request_of(owner, statement);
    const auto add = [&](NodeId local, std::optional<StringId> name) {
        owner.imports.insert_or_assign(name_of(local), Import{request, name, span(local), {}});
    };
    for (const NodeId clause : tree().children(statement)) {
        if (node(clause).kind != Kind::import_clause) continue;
        owner.requests[request].is_needed = !owner.is_typescript;  // `find_needed` looks whether it is
        for (const NodeId part : tree().children(clause)) {
            if (node(part).kind == Kind::identifier) add(part, names::default_);
            if (node(part).kind == Kind::namespace_import) add(node(part).first_child, std::nullopt);
            if (node(part).kind != Kind::named_imports) continue;
            for (const NodeId specifier : tree().children(part)) {
                if (node(specifier).has(Mark::type)) continue;
                const NodeId name = tree().child(specifier, Field::name);
                const NodeId alias = tree().child(specifier, Field::alias);
                add(alias == NodeId{} ? name : alias, export_name(name));
            }
        }
    }
}

// The name of an export: an identifier, or a string.
StringId Evaluator::export_name(NodeId id) {
    if (node(id).kind != Kind::string) return name_of(id);
    const Value name = evaluate_string(id);
    return name.is_string() ? name.as_string() : names::empty;
}

void Evaluator::read_export_statement(Module& owner, NodeId statement) {
    if (node(statement).has(Mark::type)) return;
    const bool has_source = tree().child(statement, Field::source) != NodeId{};
    const std::optional<std::size_t> request =
        has_source ? std::optional(request_of(owner, statement)) : std::nullopt;
    const auto add = [&](StringId name, std::optional<StringId> local, NodeId at) {
        owner.exports.insert_or_assign(name, Export{request, local, span(at)});
    };
    bool has_clause = false;
    for (const NodeId part : tree().children(statement)) {
        if (node(part).kind == Kind::namespace_export) {
            has_clause = true;
            add(export_name(node(part).first_child), std::nullopt, part);
        }
        if (node(part).kind != Kind::export_clause) continue;
        has_clause = true;
        for (const NodeId specifier : tree().children(part)) {
            if (node(specifier).has(Mark::type)) continue;
            const NodeId name = tree().child(specifier, Field::name);
            const NodeId alias = tree().child(specifier, Field::alias);
            add(export_name(alias == NodeId{} ? name : alias), export_name(name), specifier);
        }
    }
    if (has_source && !has_clause) owner.stars.push_back(*request);

    const NodeId declaration = tree().child(statement, Field::declaration);
    const NodeId value = tree().child(statement, Field::value);
    if (value != NodeId{}) {
        add(names::default_, names::default_export, value);
        declare(names::default_export, owner.scope, true);
    }
    if (declaration == NodeId{}) return;
    const NodeId name = tree().child(declaration, Field::name);
    if (node(statement).has(Mark::is_default)) {
        add(names::default_, name == NodeId{} ? names::default_export : name_of(name), declaration);
        if (name == NodeId{}) declare(names::default_export, owner.scope, true);
        return;
    }
    const Kind kind = node(declaration).kind;
    if (kind != Kind::lexical_declaration && kind != Kind::variable_declaration) {
        if (name != NodeId{}) add(name_of(name), name_of(name), name);
        return;
    }
    for (const NodeId declarator : tree().children(declaration)) {
        names_of_pattern(tree().child(declarator, Field::name),
                         [&](NodeId local) { add(name_of(local), name_of(local), local); });
    }
}

// TypeScript drops an import when none of its names stands for a value anywhere.
void Evaluator::find_needed(Module& owner) {
    std::unordered_map<std::string_view, std::size_t> by_name;
    for (const auto& [local, import] : owner.imports) {
        by_name.emplace(text(local), import.request);
    }
    if (by_name.empty()) return;
    for (const NodeId statement : tree().children(tree().root())) {
        if (node(statement).kind == Kind::import_statement) continue;
        tree().visit(statement, [&](NodeId id) {
            const Kind kind = node(id).kind;
            if (kind != Kind::identifier && kind != Kind::shorthand_property_identifier) return;
            if (const auto used = by_name.find(source(id)); used != by_name.end()) {
                owner.requests[used->second].is_needed = true;
            }
        });
    }
}

}  // namespace parser
