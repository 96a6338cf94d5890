#include <fmt/format.h>

#include <iterator>

#include "emit/names.h"
#include "emit/widen_candidate.h"
#include "emit/zod.h"
#include "schema/text.h"

namespace emit {
namespace {

using schema::TypeId;

bool is_same(const std::optional<Snippet>& snippet, const Code& code, NodeId node) {
    return snippet && snippet->code == &code && snippet->node == node;
}

// What is written in place of a type where it is used: as optional as it was, and with its name, if that was
// all that stood there.
void complete(const Places::Use& use, const Place::Hop& hop, std::string& before, std::string& after) {
    const Code& code = *use.snippet.code;
    if (hop.field == nullptr) return;
    if (hop.field->optional && !use.is_optional) {
        before = spelling_in(code).types.v + ".optional(" + before;
        after += ")";
    }
    if (code.kind(use.snippet.node) == Kind::shorthand_property_identifier)
        before = code.property(hop.field->name) + before;
}

}  // namespace

// The same place in the bridge.
Place Candidates::in_bridge(const Place& place, std::size_t hop) const {
    return place_of(bridge_, *bridge_table(place.table->name), place.hops[hop].path);
}

void Candidates::widen(const Place& place, const schema::Widen& widening, All& all) {
    const auto made = places_.made(place.last().type);
    for (const bool is_printed : {false, true}) {
        All where_made;
        All where_used;
        widen_where_made(place, widening, is_printed, where_made);
        widen_where_used(place, widening, is_printed, where_used);
        if (made && is_made_by_zod(*made->code, made->node)) {
            add_around(std::move(where_used), std::move(where_made), all);
        } else {
            std::move(where_made.begin(), where_made.end(), std::back_inserter(all));
            std::move(where_used.begin(), where_used.end(), std::back_inserter(all));
        }
    }
}

std::vector<std::string> Candidates::old_types(const schema::Widen& widening, const Code& code,
                                               bool is_printed) {
    std::vector<std::string> members;
    for (const TypeId member : widening.members) {
        const auto text = is_printed ? std::nullopt : old_.type(member, code);
        members.push_back(text ? *text : old_.printed_type(member, code));
    }
    return members;
}

// Members for a call that makes a union of what it is given: of types, or of literals.
void Candidates::widen_where_made(const Place& place, const schema::Widen& widening, bool is_printed,
                                  All& all) {
    const auto made = places_.made(place.last().type);
    const auto call = made ? made->code->call(made->node) : std::nullopt;
    if (!call) return;
    const Code& code = *made->code;
    const std::string_view called = code.called(made->node);
    const bool is_zod = is_made_by_zod(code, made->node);
    NodeId list = call->arguments;
    std::vector<std::string> members;
    if (called == "union" && !is_zod) {
        members = old_types(widening, code, is_printed);
    } else if (called == "literals" || (called == "enum" && is_zod)) {
        for (const TypeId member : widening.members) {
            const auto* literal = std::get_if<schema::Literal>(&old_.schema()[member].shape);
            if (literal == nullptr) return;
            members.push_back(to_string(*literal, code.layout().quote));
        }
        if (is_zod) list = call->items.empty() ? no_node : code.bare(call->items.front());
        if (is_zod && code.kind(list) != Kind::array) return;
    }
    if (members.empty()) return;
    all.push_back({&code, AddItems{code.span(list), code.last_item(list), members}, made->uses,
                   place.text(place.last().path)});
}

// `v.union(it, …)` where the type is used.
void Candidates::widen_where_used(const Place& place, const schema::Widen& widening, bool is_printed,
                                  All& all) {
    const Place::Hop& hop = place.last();
    const auto use = places_.used(place, place.hops.size() - 1);
    if (!use) return;
    const Code& code = *use->snippet.code;
    const NodeId node = use->snippet.node;
    const std::string members = fmt::format("{}", fmt::join(old_types(widening, code, is_printed), ", "));
    if (place.hops.size() == 1) return widen_documents(place, members, all);
    // A union has no optional members: what is written is one, or a helper around it makes it one.
    if (hop.field != nullptr && hop.field->optional && !use->is_optional && !is_of_zod(code, node)) return;
    const auto made = places_.made(hop.type);
    const std::uint64_t uses = is_same(made, code, node) ? made->uses : use->snippet.uses;
    if (is_of_zod(code, node)) {
        if (hop.field != nullptr && !is_printed) override_field(place, place.hops.size() - 1, all);
        if (members == spelling_in(code).types.v + ".null()")
            all.push_back({&code, Wrap{code.span(node), "", ".nullable()", 1}, uses, place.text(hop.path)});
        return;
    }
    Wrap wrap{code.span(node), spelling_in(code).types.v + ".union(", ", " + members + ")", 1};
    complete(*use, hop, wrap.before, wrap.after);
    all.push_back({&code, wrap, uses, place.text(hop.path)});
}

// The same for a table: a flat union of objects.
void Candidates::widen_documents(const Place& place, const std::string& members, All& all) {
    const auto use = places_.used(place, 0);
    const auto definition = places_.definition(*place.table);
    if (!use || !definition) return;
    const Code& code = *use->snippet.code;
    const std::string v = spelling_in(code).types.v;
    const bool is_field_map = is_same(places_.made(place.last().type), *definition->code, definition->node);
    const bool is_union = std::holds_alternative<schema::Union>(places_.schema()[place.last().type].shape);
    Wrap wrap{use->snippet.span(), v + ".union(", ", " + members + ")", 1};
    if (is_field_map) wrap = {use->snippet.span(), v + ".union(" + v + ".object(", "), " + members + ")", 1};
    if (is_union) wrap = {use->snippet.span(), v + ".union(...", ".members, " + members + ")", 1};
    all.push_back({&code, wrap, use->snippet.uses, place.text({})});
}

void Candidates::accept_any(const Place& place, All& all) {
    const auto use = places_.used(place, place.hops.size() - 1);
    if (!use) return;
    const Code& code = *use->snippet.code;
    if (place.hops.size() > 1 && is_of_zod(code, use->snippet.node)) return;
    const auto made = places_.made(place.last().type);
    std::string text = spelling_in(code).types.v + ".any()";
    std::string after;
    complete(*use, place.last(), text, after);
    all.push_back({&code, Replace{use->snippet.span(), text + after},
                   is_same(made, code, use->snippet.node) ? made->uses : use->snippet.uses,
                   place.text(place.last().path)});
}

void Candidates::print(const Place& place, All& all) {
    for (std::size_t at = place.hops.size(); at-- > 0;) {
        const Place::Hop& hop = place.hops[at];
        const bool is_only_member = at > 0 && hop.path == place.hops[at - 1].path;
        const Place whole = in_bridge(place, at);
        if (is_only_member || whole.last().path != hop.path) continue;
        if (hop.field != nullptr) override_field(place, at, all);
        const auto use = places_.used(place, at);
        if (!use) continue;
        const Code& code = *use->snippet.code;
        if (at > 0 && is_of_zod(code, use->snippet.node)) continue;
        const TypeId type = whole.last().type;
        std::string text = at == 0 ? document_typescript(bridge_, type, spelling_in(code))
                                   : typescript(bridge_, type, false, spelling_in(code));
        std::string after;
        complete(*use, hop, text, after);
        all.push_back({&code, Replace{use->snippet.span(), text + after}, use->snippet.uses,
                       place.text(hop.path), at == 0, hop.path});
    }
}

}  // namespace emit
