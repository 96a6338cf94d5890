#include "emit/code.h"

#include <algorithm>

#include "schema/text.h"

namespace emit {
namespace {

using parser::syntax::Field;
using parser::syntax::Node;

bool is_wrapper(Kind kind) {
    return kind == Kind::parenthesized_expression || kind == Kind::as_expression ||
           kind == Kind::satisfies_expression || kind == Kind::non_null_expression ||
           kind == Kind::instantiation_expression;
}

bool is_in_folder(std::string_view path, std::string_view folder) {
    const std::string inside = "/" + std::string(folder) + "/";
    return ("/" + std::string(path)).find(inside) != std::string::npos;
}

}  // namespace

Code::Code(const diagnostics::Source& source, FileId file, const parser::syntax::Tree& tree)
    : text_(source.text), file_(file), tree_(tree), layout_(layout_of(text_)) {
    tree_.visit(tree_.root(), [&](NodeId id) {
        parents_.resize(std::max(parents_.size(), static_cast<std::size_t>(id) + 1));
    });
    tree_.visit(tree_.root(), [&](NodeId id) {
        for (const NodeId child : tree_.children(id)) parents_[static_cast<std::size_t>(child)] = id;
    });
    for (const NodeId statement : tree_.children(tree_.root())) declare(statement);
}

// Every name that a statement declares is an identifier in a place that declares.
void Code::declare(NodeId id, std::string_view module) {
    const auto name = [&](NodeId node) {
        declared_.emplace(text(node));
        if (!module.empty()) imported_.emplace(text(node), module);
    };
    switch (kind(id)) {
        case Kind::import_statement: {
            if (tree_[id].has(parser::syntax::Mark::type)) return;
            const NodeId source = tree_.child(id, Field::source);
            const std::string_view from = source == no_node ? "" : text(source);
            for (const NodeId child : tree_.children(id))
                declare(child, from.size() < 2 ? from : from.substr(1, from.size() - 2));
            return;
        }
        case Kind::import_clause:
        case Kind::named_imports:
        case Kind::namespace_import:
        case Kind::lexical_declaration:
        case Kind::variable_declaration:
        case Kind::export_statement:
        case Kind::object_pattern:
        case Kind::array_pattern:
            for (const NodeId child : tree_.children(id)) declare(child, module);
            return;
        case Kind::import_specifier: {
            if (tree_[id].has(parser::syntax::Mark::type)) return;
            const NodeId alias = tree_.child(id, Field::alias);
            return name(alias != no_node ? alias : tree_.child(id, Field::name));
        }
        case Kind::variable_declarator: {
            const NodeId target = tree_.child(id, Field::name);
            const NodeId value = tree_.child(id, Field::value);
            if (kind(target) == Kind::identifier && value != no_node) constants_.emplace(text(target), value);
            return declare(target);
        }
        case Kind::pair_pattern: return declare(tree_.child(id, Field::value));
        case Kind::function_declaration:
        case Kind::generator_function_declaration:
        case Kind::class_declaration:
        case Kind::enum_declaration: return name(tree_.child(id, Field::name));
        case Kind::identifier:
        case Kind::shorthand_property_identifier_pattern: return name(id);
        default: return;
    }
}

std::string_view Code::text(NodeId id) const {
    return text_.substr(node(id).begin, node(id).end - node(id).begin);
}

Span Code::span(NodeId id) const {
    return {file_, node(id).begin, node(id).end};
}

NodeId Code::at(const Span& span) const {
    // Nodes are in the order of where they begin, what is outside first.
    std::size_t low = 1;
    std::size_t high = parents_.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (node(static_cast<NodeId>(middle)).begin < span.begin) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    NodeId found = no_node;
    for (std::size_t i = low; i < parents_.size(); ++i) {
        const auto id = static_cast<NodeId>(i);
        if (node(id).begin != span.begin) break;
        if (node(id).end == span.end) found = id;
    }
    return found;
}

NodeId Code::bare(NodeId id) const {
    while (id != no_node && is_wrapper(kind(id))) id = node(id).first_child;
    return id;
}

NodeId Code::with_casts(NodeId id) const {
    while (is_wrapper(kind(parent(id)))) id = parent(id);
    return id;
}

std::optional<CallParts> Code::call(NodeId id) const {
    if (id == no_node || kind(id) != Kind::call_expression) return std::nullopt;
    CallParts parts{tree_.child(id, Field::function), tree_.child(id, Field::arguments), {}};
    if (parts.arguments == no_node || kind(parts.arguments) == Kind::template_string) return std::nullopt;
    for (const NodeId item : tree_.children(parts.arguments)) parts.items.push_back(item);
    return parts;
}

std::string_view Code::called(NodeId id) const {
    const auto parts = call(id);
    if (!parts) return {};
    const NodeId callee = bare(parts->callee);
    if (kind(callee) == Kind::identifier) return text(callee);
    if (kind(callee) != Kind::member_expression) return {};
    return text(tree_.child(callee, Field::property));
}

NodeId Code::value_of(NodeId property) const {
    if (kind(property) == Kind::pair) return tree_.child(property, Field::value);
    return kind(property) == Kind::shorthand_property_identifier ? property : no_node;
}

NodeId Code::method_call(const Span& span) const {
    std::uint32_t end = span.begin;
    while (end < text_.size() && std::string_view("( \t\r\n<?").find(text_[end]) == std::string_view::npos)
        ++end;
    const NodeId member = parent(at({file_, span.begin, end}));
    const NodeId found = parent(member);
    const bool is_method = kind(member) == Kind::member_expression && kind(found) == Kind::call_expression;
    return is_method && node(found).end == span.end ? found : no_node;
}

NodeId Code::field_value(const Span& span) const {
    const NodeId node = at(span);
    if (kind(node) == Kind::assignment_expression) return tree_.child(node, Field::right);
    if (node != no_node) return value_of(node);
    const NodeId link = method_call(span);
    const auto parts = call(link);
    return parts && called(link) == "field" && parts->items.size() > 1 ? parts->items[1] : no_node;
}

std::optional<std::string> Code::name_of(NodeId property) const {
    if (kind(property) == Kind::shorthand_property_identifier) return std::string(text(property));
    if (kind(property) != Kind::pair) return std::nullopt;
    const NodeId key = tree_.child(property, Field::key);
    if (kind(key) == Kind::property_identifier) return std::string(text(key));
    const std::string_view raw = text(key);
    const bool is_plain = kind(key) == Kind::string && raw.find('\\') == std::string_view::npos;
    return is_plain ? std::optional(std::string(raw.substr(1, raw.size() - 2))) : std::nullopt;
}

std::optional<Span> Code::last_item(NodeId list) const {
    std::optional<Span> last;
    for (const NodeId item : tree_.children(list)) last = span(item);
    return last;
}

bool Code::has_property(NodeId object, std::string_view name) const {
    for (const NodeId item : tree_.children(object)) {
        if (name_of(item) == name) return true;
    }
    return false;
}

std::string Code::property(const std::string& name) const {
    return schema::property_name(name, layout_.quote) + ": ";
}

NodeId Code::constant(std::string_view name) const {
    const auto found = constants_.find(name);
    return found == constants_.end() ? no_node : found->second;
}

bool Code::uses_package(NodeId expression, std::string_view package) const {
    bool found = false;
    tree_.visit(expression, [&](NodeId id) {
        if (found || kind(id) != Kind::identifier) return;
        const auto module = imported_.find(text(id));
        if (module == imported_.end()) return;
        found = module->second == package || module->second.starts_with(std::string(package) + "/");
    });
    return found;
}

const Code* Codes::editable(FileId file) {
    const auto tree = parsed_.trees.find(file);
    if (tree == parsed_.trees.end()) return nullptr;
    const auto [entry, is_new] = codes_.try_emplace(file);
    const diagnostics::Source& source = parsed_.sources[file];
    const bool is_ours =
        !is_in_folder(source.path, "node_modules") && !is_in_folder(source.path, "_generated");
    if (is_new && is_ours) entry->second.emplace(source, file, tree->second);
    return entry->second ? &*entry->second : nullptr;
}

}  // namespace emit
