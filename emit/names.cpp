#include "emit/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>

#include "emit/item_list.h"

namespace emit {
namespace {

using parser::syntax::Field;
using parser::syntax::Mark;

constexpr std::string_view values = "convex/values";
constexpr std::string_view server = "convex/server";
constexpr std::string_view ents = "convex-ents";

std::string_view source_of(const Code& code, NodeId import) {
    const NodeId source = code.tree().child(import, Field::source);
    if (source == no_node) return {};
    const std::string_view raw = code.text(source);
    return raw.substr(1, raw.size() - 2);
}

struct Imports {
    std::string name;       // by which it is called; empty: not imported
    NodeId list = no_node;  // named imports of that module, for one more
    NodeId last = no_node;  // the import that another one goes behind: the last of Convex, or the last
};

// How `wanted` of a module is imported.
Imports imports(const Code& code, std::string_view module, std::string_view wanted) {
    Imports found;
    bool has_convex = false;
    const auto& tree = code.tree();
    for (const NodeId statement : tree.children(tree.root())) {
        if (code.kind(statement) != Kind::import_statement) continue;
        const bool is_of_convex = source_of(code, statement).starts_with("convex");
        if (is_of_convex || !has_convex) found.last = statement;
        has_convex = has_convex || is_of_convex;
        if (tree[statement].has(Mark::type) || source_of(code, statement) != module) continue;
        tree.visit(statement, [&](NodeId id) {
            if (code.kind(id) == Kind::named_imports && found.list == no_node) found.list = id;
            if (code.kind(id) == Kind::namespace_import && found.name.empty())
                found.name = fmt::format("{}.{}", code.text(tree[id].first_child), wanted);
            if (code.kind(id) != Kind::import_specifier || tree[id].has(Mark::type)) return;
            if (code.text(tree.child(id, Field::name)) != wanted) return;
            const NodeId alias = tree.child(id, Field::alias);
            found.name = code.text(alias != no_node ? alias : tree.child(id, Field::name));
        });
    }
    return found;
}

// What the file calls it, or would.
std::string name_of(const Code& code, std::string_view module, std::string_view wanted) {
    const Imports found = imports(code, module, wanted);
    if (!found.name.empty()) return found.name;
    // Whatever else has that name is taken for it: that is proved afterwards, or not.
    return std::string(wanted);
}

void import_one(const Code& code, std::string_view module, std::string_view wanted,
                std::vector<Edit>& edits) {
    const Imports found = imports(code, module, wanted);
    if (!found.name.empty() || code.declared().contains(wanted)) return;
    const auto add = [&](std::uint32_t offset, std::string text) {
        edits.push_back({Edit::Kind::adds, {code.file(), offset, offset}, std::move(text)});
    };
    if (found.list != no_node) {
        std::optional<Span> last;
        for (const NodeId item : code.tree().children(found.list)) last = code.span(item);
        std::vector<Edit> one = add_items(code, {code.span(found.list), last, {std::string(wanted)}});
        std::move(one.begin(), one.end(), std::back_inserter(edits));
        return;
    }
    const Layout& layout = code.layout();
    const std::string text =
        fmt::format("import {{ {} }} from {}{}", wanted, schema::quoted(std::string(module), layout.quote),
                    layout.semicolons ? ";" : "");
    if (found.last != no_node) return add(code.node(found.last).end, layout.newline + text);
    add(0, text + layout.newline);
}

// Whether a text has `start` where a name may begin.
bool mentions(std::string_view text, std::string_view start) {
    for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
        const bool is_inside =
            at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0 ||
                       std::string_view("_$.").find(text[at - 1]) != std::string_view::npos);
        if (!is_inside) return true;
    }
    return false;
}

}  // namespace

Spelling spelling_in(const Code& code) {
    const bool has_ents = !imports(code, ents, "defineEntSchema").name.empty();
    return {{name_of(code, values, "v"), code.layout().quote},
            has_ents ? name_of(code, ents, "defineEnt") : name_of(code, server, "defineTable"),
            code.layout()};
}

std::vector<Edit> imports_for(const Code& code, const std::vector<Edit>& edits) {
    const auto use = [&](const std::string& start) {
        return std::any_of(edits.begin(), edits.end(),
                           [&](const Edit& one) { return mentions(one.text, start); });
    };
    std::vector<Edit> imports;
    if (use("defineTable(")) import_one(code, server, "defineTable", imports);
    if (use("defineEnt(")) import_one(code, ents, "defineEnt", imports);
    if (use("v.")) import_one(code, values, "v", imports);
    return imports;
}

std::set<std::string, std::less<>> free_names(const Code& code, NodeId expression) {
    std::set<std::string, std::less<>> names;
    std::set<std::string, std::less<>> bound;
    code.tree().visit(expression, [&](NodeId id) {
        const Kind kind = code.kind(id);
        const bool is_name = kind == Kind::identifier || kind == Kind::shorthand_property_identifier;
        if (!is_name) return;
        const bool is_parameter = code.kind(code.parent(id)) == Kind::required_parameter ||
                                  code.kind(code.parent(id)) == Kind::optional_parameter ||
                                  code.node(id).field == Field::parameter;
        (is_parameter ? bound : names).emplace(code.text(id));
    });
    for (const std::string& name : bound) names.erase(name);
    names.erase("undefined");
    return names;
}

}  // namespace emit
