#include <fmt/format.h>

#include <algorithm>

#include "emit/names.h"
#include "emit/widen_candidate.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

using schema::TypeId;

std::string place_text(const Place& place, const schema::Path& path) {
    return place.table->name + " " + to_string(path);
}

std::string property(const std::string& name, const Layout& layout) {
    return schema::property_name(name, layout.quote) + ": ";
}

bool has(const Code& code, NodeId literal, const std::string& name) {
    for (const NodeId item : code.tree().children(literal)) {
        if (code.name_of(item) == name) return true;
    }
    return false;
}

std::optional<Span> last_item(const Code& code, NodeId list) {
    std::optional<Span> last;
    for (const NodeId item : code.tree().children(list)) last = code.span(item);
    return last;
}

// Zod's types are no validators of Convex: what is made of them is edited around them.
bool is_zod(const Code& code, NodeId expression) {
    return code.uses_package(expression, "zod");
}

}  // namespace

// The same place in the bridge.
Place Candidates::in_bridge(const Place& place, std::size_t hop) const {
    const auto table = std::find_if(bridge_.tables.begin(), bridge_.tables.end(),
                                    [&](const auto& one) { return one.name == place.table->name; });
    return place_of(bridge_, *table, place.hops[hop].path);
}

void Candidates::make_optional(const Place& place, All& all) {
    const Place::Hop& hop = place.last();
    const std::string where = place_text(place, hop.path);
    if (const auto use = places_.used(place, place.hops.size() - 1)) {
        const Code& code = *use->piece.code;
        const NodeId whole = code.with_casts(use->piece.node);
        const bool is_shorthand = code.kind(whole) == Kind::shorthand_property_identifier;
        Wrap wrap{code.span(whole), names_in(code).v + ".optional(", ")", 0};
        if (is_zod(code, whole)) wrap = {code.span(whole), "", ".optional()", 0};
        if (is_shorthand) wrap.before = property(hop.field->name, code.layout()) + wrap.before;
        all.push_back({&code, wrap, use->piece.uses, where});
    }
}

void Candidates::add_field(const Place& object, const schema::AddField& added, All& all) {
    const std::string& name = added.field.name;
    const std::string where = place_text(object, object.last().path) + " " + name;
    for (const Piece& literal : places_.literals(object.last().type, added.after)) {
        const Code& code = *literal.code;
        if (has(code, literal.node, name) || is_zod(code, literal.node)) continue;
        // Behind its old neighbour if that is here, else behind what is spread in, or at the start.
        std::optional<Span> after;
        for (const NodeId item : code.tree().children(literal.node)) {
            const bool is_neighbour = added.after && code.name_of(item) == added.after;
            if (is_neighbour || code.kind(item) == Kind::spread_element) after = code.span(item);
            if (is_neighbour) break;
        }
        if (added.after && !after) after = last_item(code, literal.node);
        Spot spot = spot_in(code, literal.node);
        const std::string start = property(name, code.layout());
        spot.before += start.size();
        const auto text = old_.field(added.field, spot);
        const std::string printed = old_.printed_field(added.field, spot);
        for (const std::string& one : {text.value_or(printed), printed}) {
            all.push_back(
                {&code, AddItems{code.span(literal.node), after, {start + one}}, literal.uses, where});
        }
    }
    if (const auto use = places_.used(object, object.hops.size() - 1)) {
        Spot spot = spot_at(*use->piece.code, use->piece.node);
        spot.margin += use->piece.code->layout().indent.size();
        spot.before = name.size() + 2;
        extend(object, name, old_.printed_field(added.field, spot), all);
    }
}

// `{ ...it, name: type }` where the object is used.
void Candidates::extend(const Place& object, const std::string& name, const std::string& type, All& all) {
    const auto made = places_.made(object.last().type);
    const std::string where = place_text(object, object.last().path) + " " + name;
    const auto entry = [&](const Code& code) { return property(name, code.layout()) + type; };
    // The field map that a call makes an object of.
    if (made) {
        const Code& code = *made->code;
        const auto call = code.call(made->node);
        const std::string_view called = code.called(made->node);
        const bool is_of_fields = called != "pick" && called != "omit" && called != "partial";
        if (call && is_of_fields && call->items.size() == 1) {
            const NodeId fields = code.bare(call->items.front());
            const bool is_name = code.kind(fields) == Kind::identifier ||
                                 code.kind(fields) == Kind::member_expression ||
                                 code.kind(fields) == Kind::call_expression;
            if (is_name)
                all.push_back({&code, Extend{code.span(fields), "", entry(code)}, made->uses, where});
        }
    }
    // The validator, where it is used.
    if (!std::holds_alternative<schema::Object>(places_.schema()[object.last().type].shape)) return;
    const auto use = places_.used(object, object.hops.size() - 1);
    if (!use) return;
    const Code& code = *use->piece.code;
    const NodeId node = use->piece.node;
    const bool is_made_here = made && made->code == &code && made->node == node;
    const bool is_field_map = object.hops.size() == 1 && made && places_.definition(*object.table) &&
                              made->node == places_.definition(*object.table)->node;
    if (is_field_map || code.kind(node) == Kind::object) return;
    if (is_made_here && code.call(node) && code.called(node) == "object") return;
    all.push_back(
        {&code, Extend{code.span(node), names_in(code).v + ".object", entry(code)}, use->piece.uses, where});
}

void Candidates::widen(const Place& place, const schema::Widen& widening, All& all) {
    const std::string where = place_text(place, place.last().path);
    const auto made = places_.made(place.last().type);
    const auto texts = [&](const Spot& spot, bool is_printed) {
        std::vector<std::string> members;
        for (const TypeId member : widening.members) {
            const auto text = is_printed ? std::nullopt : old_.type(member, spot);
            members.push_back(text ? *text : old_.printed_type(member, spot));
        }
        return members;
    };
    const auto all_literals = std::all_of(
        widening.members.begin(), widening.members.end(),
        [&](TypeId member) { return std::holds_alternative<schema::Literal>(old_.schema()[member].shape); });
    for (const bool is_printed : {false, true}) {
        if (made && !is_zod(*made->code, made->node)) {
            const Code& code = *made->code;
            const std::string_view called = code.called(made->node);
            if (called == "union" || (called == "literals" && all_literals)) {
                const NodeId list = code.call(made->node)->arguments;
                std::vector<std::string> members = texts(spot_in(code, list), is_printed);
                if (called == "literals") {
                    members.clear();
                    for (const TypeId member : widening.members)
                        members.push_back(to_string(std::get<schema::Literal>(old_.schema()[member].shape),
                                                    code.layout().quote));
                }
                all.push_back(
                    {&code, AddItems{code.span(list), last_item(code, list), members}, made->uses, where});
            }
        }
        const auto use = places_.used(place, place.hops.size() - 1);
        if (!use) continue;
        const Code& code = *use->piece.code;
        const NodeId node = use->piece.node;
        const bool is_document = place.hops.size() == 1;
        if (!is_document && is_zod(code, node)) continue;
        const std::vector<std::string> members = texts(spot_at(code, node), is_printed);
        if (is_document) {
            widen_documents(place, members, all);
            continue;
        }
        const bool is_made_here = made && made->code == &code && made->node == node;
        Wrap wrap{code.span(node), names_in(code).v + ".union(",
                  fmt::format(", {})", fmt::join(members, ", ")), 1};
        if (place.last().field != nullptr && place.last().field->optional && !use->is_optional) {
            wrap.before = names_in(code).v + ".optional(" + wrap.before;
            wrap.after += ")";
        }
        if (code.kind(node) == Kind::shorthand_property_identifier)
            wrap.before = property(place.last().field->name, code.layout()) + wrap.before;
        all.push_back({&code, wrap, is_made_here ? made->uses : use->piece.uses, where});
    }
}

void Candidates::widen_documents(const Place& place, const std::vector<std::string>& members, All& all) {
    const auto use = places_.used(place, 0);
    const auto made = places_.made(place.last().type);
    const auto definition = places_.definition(*place.table);
    if (!use || !definition) return;
    const Code& code = *use->piece.code;
    const NodeId node = use->piece.node;
    const std::string v = names_in(code).v;
    const std::string rest = fmt::format("{}", fmt::join(members, ", "));
    const bool is_field_map = made && made->code == definition->code && made->node == definition->node;
    const bool is_union = std::holds_alternative<schema::Union>(places_.schema()[place.last().type].shape);
    Wrap wrap{code.span(node), v + ".union(", fmt::format(", {})", rest), 1};
    if (is_field_map)
        wrap = {code.span(node), v + ".union(" + v + ".object(", fmt::format("), {})", rest), 1};
    if (is_union) wrap = {code.span(node), v + ".union(...", fmt::format(".members, {})", rest), 1};
    all.push_back({&code, wrap, use->piece.uses, place_text(place, {})});
}

void Candidates::accept_any(const Place& place, All& all) {
    const auto use = places_.used(place, place.hops.size() - 1);
    if (use) {
        const Code& code = *use->piece.code;
        const auto made = places_.made(place.last().type);
        const bool is_made_here = made && made->code == &code && made->node == use->piece.node;
        std::string text = names_in(code).v + ".any()";
        if (place.last().field != nullptr && place.last().field->optional && !use->is_optional)
            text = fmt::format("{}.optional({})", names_in(code).v, text);
        if (code.kind(use->piece.node) == Kind::shorthand_property_identifier)
            text = property(place.last().field->name, code.layout()) + text;
        if (place.hops.size() == 1 || !is_zod(code, use->piece.node)) {
            all.push_back({&code, Replace{use->piece.span(), text},
                           is_made_here ? made->uses : use->piece.uses,
                           place_text(place, place.last().path)});
        }
    }
}

void Candidates::print(const Place& place, All& all) {
    for (std::size_t at = place.hops.size(); at-- > 0;) {
        const Place::Hop& hop = place.hops[at];
        const bool is_only_member = at > 0 && hop.path == place.hops[at - 1].path;
        if (is_only_member) continue;
        const Place whole = in_bridge(place, at);
        if (whole.last().path != hop.path) continue;
        const TypeId type = whole.last().type;
        Place outer = place;
        outer.hops.resize(at);
        if (hop.field != nullptr) {
            // The field, over what the object has of it.
            const std::string& name = hop.field->name;
            const bool is_optional = whole.last().field->optional;
            const std::string where = place_text(place, outer.last().path) + " " + name;
            for (const Piece& literal : places_.literals(outer.last().type, std::nullopt)) {
                const Code& code = *literal.code;
                if (has(code, literal.node, name) || is_zod(code, literal.node)) continue;
                Spot spot = spot_in(code, literal.node);
                spot.before += name.size() + 2;
                const std::string text =
                    property(name, code.layout()) + typescript(bridge_, type, is_optional, spot.printing());
                all.push_back({&code,
                               AddItems{code.span(literal.node), last_item(code, literal.node), {text}},
                               literal.uses, where});
            }
            if (const auto use = places_.used(outer, at - 1)) {
                Spot spot = spot_at(*use->piece.code, use->piece.node);
                spot.margin += use->piece.code->layout().indent.size();
                spot.before = name.size() + 2;
                extend(outer, name, typescript(bridge_, type, is_optional, spot.printing()), all);
            }
        }
        const auto use = places_.used(place, at);
        if (!use) continue;
        const Code& code = *use->piece.code;
        if (at > 0 && is_zod(code, use->piece.node)) continue;
        Spot spot = spot_at(code, use->piece.node);
        std::string text = at == 0 ? document_typescript(bridge_, type, spot.printing())
                                   : typescript(bridge_, type, false, spot.printing());
        const bool is_optional = hop.field != nullptr && hop.field->optional && !use->is_optional;
        if (is_optional) text = fmt::format("{}.optional({})", spot.v(), text);
        if (code.kind(use->piece.node) == Kind::shorthand_property_identifier)
            text = property(hop.field->name, code.layout()) + text;
        all.push_back({&code, Replace{use->piece.span(), text}, use->piece.uses, place_text(place, hop.path),
                       true, false, at == 0});
    }
}

}  // namespace emit
