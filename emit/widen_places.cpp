#include "emit/widen_places.h"

#include <algorithm>

#include "schema/match.h"

namespace emit {
namespace {

using parser::syntax::Field;
using schema::Schema;
using schema::TypeId;

// What `v.optional()` and `.optional()` are written around.
NodeId without_optional(const Code& code, NodeId node, bool& is_optional) {
    for (;;) {
        node = code.bare(node);
        const auto call = code.call(node);
        if (!call || code.called(node) != "optional") return node;
        const NodeId callee = code.bare(call->callee);
        if (call->items.size() == 1) {
            node = call->items.front();
        } else if (call->items.empty() && code.kind(callee) == Kind::member_expression) {
            node = code.tree().child(callee, Field::object);
        } else {
            return node;
        }
        is_optional = true;
    }
}

// The first call of a chain of calls: `defineTable()` of `defineTable().index()`.
NodeId first_call(const Code& code, NodeId node) {
    NodeId first = no_node;
    for (node = code.bare(node); node != no_node;) {
        if (const auto call = code.call(node)) {
            first = node;
            node = code.bare(call->callee);
        } else if (code.kind(node) == Kind::member_expression) {
            node = code.bare(code.tree().child(node, Field::object));
        } else {
            return first;
        }
    }
    return first;
}

// What is called on a table that is made already.
bool is_method_of_table(std::string_view name) {
    constexpr std::string_view names[] = {"index", "searchIndex", "vectorIndex", "staged",
                                          "field", "edge",        "edges",       "deletion"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

Places::Places(const Schema& schema, Codes& codes) : schema_(schema), codes_(codes), uses_(schema) {}

std::optional<Snippet> Places::made(TypeId type) {
    const Span& span = schema_[type].made;
    const Code* code = codes_.editable(span.file);
    if (code == nullptr) return std::nullopt;
    const NodeId node = code->at(span);
    if (node == no_node) return std::nullopt;
    return Snippet{code, node, uses_.of_type(span)};
}

// The property that declares a field.
std::optional<Snippet> Places::declared(const schema::Field& field) {
    const Code* code = codes_.editable(field.span.file);
    if (code == nullptr) return std::nullopt;
    const NodeId node = code->at(field.span);
    if (node == no_node || code->value_of(node) == no_node) return std::nullopt;
    return Snippet{code, node, uses_.of_field(field.span)};
}

std::optional<Places::Use> Places::used(const Place& place, std::size_t at) {
    const Place::Hop& hop = place.hops[at];
    if (at == 0) {
        const auto definition_of_table = definition(*place.table);
        if (!definition_of_table) return std::nullopt;
        const auto call = definition_of_table->code->call(definition_of_table->node);
        if (!call || call->items.empty()) return std::nullopt;
        Use use{*definition_of_table, false};
        use.snippet.node = without_optional(*use.snippet.code, call->items.front(), use.is_optional);
        return use;
    }
    const TypeId outer = place.hops[at - 1].type;
    if (hop.field != nullptr) return field(hop);
    if (hop.member != 0) {
        std::size_t number = hop.member;
        return member(outer, number);
    }
    if (std::holds_alternative<schema::Array>(schema_[outer].shape)) return argument(outer, "array", 0);
    return argument(outer, "record", 1);
}

std::optional<Places::Use> Places::field(const Place::Hop& hop) {
    const Span& span = hop.field->span;
    const Code* code = codes_.editable(span.file);
    const NodeId value = code == nullptr ? no_node : code->field_value(span);
    if (value == no_node) return std::nullopt;
    Use use{{code, value, uses_.of_field(span)}, false};
    use.snippet.node = without_optional(*code, value, use.is_optional);
    return use;
}

std::optional<Snippet> Places::link(const schema::Field& field) {
    const Code* code = codes_.editable(field.span.file);
    const NodeId call = code == nullptr ? no_node : code->method_call(field.span);
    if (call == no_node) return std::nullopt;
    return Snippet{code, call, uses_.of_field(field.span)};
}

std::optional<Snippet> Places::last_field_link(const schema::Table& table) {
    const auto first = definition(table);
    if (!first || !is_bare_ent(*first)) return std::nullopt;
    const Code& code = *first->code;
    for (NodeId node = whole_definition(*first); node != no_node && node != first->node;) {
        if (code.called(node) == "field") return Snippet{&code, node, first->uses};
        const NodeId callee = code.bare(code.call(node)->callee);
        node = code.bare(code.tree().child(callee, Field::object));
        if (!code.call(node)) break;
    }
    return std::nullopt;
}

std::optional<Places::Use> Places::argument(TypeId of, std::string_view builder, std::size_t index) {
    const auto snippet = made(of);
    if (!snippet || snippet->code->called(snippet->node) != builder) return std::nullopt;
    const auto call = snippet->code->call(snippet->node);
    if (call->items.size() <= index) return std::nullopt;
    Use use{*snippet, false};
    use.snippet.node = without_optional(*snippet->code, call->items[index], use.is_optional);
    return use;
}

// The member of a union by its number, nested unions flattened: an argument of the call of the innermost one.
std::optional<Places::Use> Places::member(TypeId outer, std::size_t& number) {
    const auto& members = std::get<schema::Union>(schema_[outer].shape).members;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (std::holds_alternative<schema::Union>(schema_[members[i]].shape)) {
            auto found = member(members[i], number);
            if (number == 0) return found;
        } else if (--number == 0) {
            const auto snippet = made(outer);
            const auto call = snippet ? snippet->code->call(snippet->node) : std::nullopt;
            if (!call) return std::nullopt;
            const bool is_nullable = snippet->code->called(snippet->node) == "nullable";
            if (is_nullable) return i == 0 ? argument(outer, "nullable", 0) : std::nullopt;
            // As many arguments as members, each of them one.
            return call->items.size() == members.size() ? argument(outer, "union", i) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::vector<Snippet> Places::literals(TypeId object, const std::optional<std::string>& near) {
    std::vector<Snippet> all;
    const auto add = [&](const Code& code, NodeId literal, std::uint64_t uses) {
        const auto is_same = [&](const Snippet& one) { return one.code == &code && one.node == literal; };
        if (std::none_of(all.begin(), all.end(), is_same)) all.push_back({&code, literal, uses});
    };
    if (const auto snippet = made(object)) {
        if (const auto call = snippet->code->call(snippet->node)) {
            for (const NodeId item : call->items) {
                const NodeId bare = snippet->code->bare(item);
                if (snippet->code->kind(bare) == Kind::object) add(*snippet->code, bare, snippet->uses);
            }
        }
    }
    // The literal of the field that it is to stand behind, then those of the others.
    const auto* shape = std::get_if<schema::Object>(&schema_[object].shape);
    if (shape == nullptr) return all;
    for (const bool is_near : {true, false}) {
        for (const schema::Field& one : shape->fields) {
            if ((one.name == near) != is_near) continue;
            const auto property = declared(one);
            if (!property) continue;
            const NodeId literal = property->code->parent(property->node);
            if (property->code->kind(literal) != Kind::object) continue;
            add(*property->code, literal, uses_.of_literal(*property->code, literal));
        }
    }
    return all;
}

std::optional<Snippet> Places::definition(const schema::Table& table) {
    const auto known = definitions_.find(table.name);
    if (known != definitions_.end()) return known->second;
    if (definitions_.empty()) {
        // All of them, to know which are one and the same.
        for (const schema::Table& one : schema_.tables) definitions_[one.name] = find_definition(one);
        std::map<std::pair<const Code*, NodeId>, std::uint64_t> counts;
        for (const auto& [name, one] : definitions_) {
            if (one) ++counts[{one->code, one->node}];
        }
        for (auto& [name, one] : definitions_) {
            if (one) one->uses = counts[{one->code, one->node}];
        }
    }
    return definitions_[table.name];
}

std::optional<Snippet> Places::find_definition(const schema::Table& table) {
    if (const auto written = value(table)) {
        const Code& code = *written->code;
        NodeId node = code.bare(written->node);
        for (int times = 0; times < 10 && code.kind(node) == Kind::identifier; ++times)
            node = code.bare(code.constant(code.text(node)));
        const NodeId first = node == no_node ? no_node : first_call(code, node);
        if (first != no_node && !is_method_of_table(code.called(first))) return Snippet{&code, first, 1};
    }
    const auto document = made(table.document);
    if (!document) return std::nullopt;
    const Code& code = *document->code;
    // The validator that the table is made of, or the table itself.
    const NodeId outer = code.parent(code.parent(code.with_casts(document->node)));
    const auto call = code.call(outer);
    if (code.kind(document->node) != Kind::call_expression) return std::nullopt;
    const bool is_argument = call && !call->items.empty() && code.bare(call->items.front()) == document->node;
    return Snippet{&code, is_argument ? outer : document->node, 1};
}

// Whether it is an ent with nothing in its own object.
bool Places::is_bare_ent(const Snippet& definition) {
    const auto call = definition.code->call(definition.node);
    if (!call || definition.code->called(definition.node) != "defineEnt" || call->items.empty()) return false;
    const NodeId fields = definition.code->bare(call->items.front());
    return definition.code->kind(fields) == Kind::object && definition.code->tree().children(fields).empty();
}

std::optional<Snippet> Places::field_map(const Snippet& made) const {
    const auto call = made.code->call(made.node);
    const std::string_view called = made.code->called(made.node);
    const std::size_t index = called == "Table" ? 1 : 0;
    const bool takes_fields =
        called == "object" || called == "extend" || called == "Table" || called.starts_with("define");
    if (!call || !takes_fields || call->items.size() <= index) return std::nullopt;
    if (made.code->uses_package(call->callee, "zod")) return std::nullopt;
    return Snippet{made.code, made.code->bare(call->items[index]), made.uses};
}

std::optional<Snippet> Places::table_used(const schema::Table& table) {
    auto snippet = value(table);
    if (!snippet) return std::nullopt;
    const Code& code = *snippet->code;
    for (;;) {
        snippet->node = code.bare(snippet->node);
        const auto call = code.call(snippet->node);
        const std::string_view called = code.called(snippet->node);
        if (called == "defineTable" || called == "defineEnt") return std::nullopt;
        if (!call || !is_method_of_table(called)) return snippet;
        const NodeId callee = code.bare(call->callee);
        if (code.kind(callee) != Kind::member_expression) return snippet;
        snippet->node = code.tree().child(callee, Field::object);
    }
}

NodeId Places::whole_definition(const Snippet& definition) const {
    const Code& code = *definition.code;
    NodeId node = definition.node;
    for (;;) {
        const NodeId member = code.parent(code.with_casts(node));
        if (code.kind(member) != Kind::member_expression || code.node(node).field != Field::object)
            return node;
        const NodeId call = code.parent(member);
        if (code.kind(call) != Kind::call_expression || code.node(member).field != Field::function)
            return node;
        node = call;
    }
}

std::optional<Snippet> Places::value(const schema::Table& table) {
    const Code* code = codes_.editable(table.span.file);
    if (code == nullptr) return std::nullopt;
    const NodeId property = code->at(table.span);
    const NodeId value = property == no_node ? no_node : code->value_of(property);
    if (value == no_node) return std::nullopt;
    const auto uses = static_cast<std::uint64_t>(
        std::count_if(schema_.tables.begin(), schema_.tables.end(),
                      [&](const schema::Table& one) { return one.span == table.span; }));
    return Snippet{code, value, uses};
}

}  // namespace emit
