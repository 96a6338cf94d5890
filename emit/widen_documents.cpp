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

// Whether an expression is a call of zod's.
bool is_made_by_zod(const Code& code, NodeId node) {
    const auto call = code.call(node);
    return call && code.uses_package(call->callee, "zod");
}

// From a table to its fields.
constexpr const char* of_table = ".validator.fields";

}  // namespace

// The same place in the bridge.
Place Candidates::in_bridge(const Place& place, std::size_t hop) const {
    return place_of(bridge_, *bridge_table(place.table->name), place.hops[hop].path);
}

void Candidates::make_optional(const Place& place, All& all) {
    const Place::Hop& hop = place.last();
    const std::string where = place_text(place, hop.path);
    if (const auto use = places_.used(place, place.hops.size() - 1)) {
        const Code& code = *use->piece.code;
        const NodeId whole = code.with_casts(use->piece.node);
        const bool is_shorthand = code.kind(whole) == Kind::shorthand_property_identifier;
        Wrap wrap{code.span(whole), names_in(code).v + ".optional(", ")", 0};
        if (is_of_zod(code, whole)) {
            // Zod's types are the application's too: better around them.
            override_field(place, place.hops.size() - 1, all);
            wrap = {code.span(whole), "", ".optional()", 0};
        }
        if (is_shorthand) wrap.before = property(hop.field->name, code.layout()) + wrap.before;
        all.push_back({&code, wrap, use->piece.uses, where});
    }
}

void Candidates::add_field(const Place& object, const schema::AddField& added, All& all) {
    const std::string& name = added.field.name;
    const std::string where = place_text(object, object.last().path) + " " + name;
    const auto extend_it = [&] {
        const auto use = places_.used(object, object.hops.size() - 1);
        if (!use) return;
        Spot spot = spot_at(*use->piece.code, use->piece.node);
        spot.margin += use->piece.code->layout().indent.size();
        spot.before = name.size() + 2;
        extend(object, name, old_.printed_field(added.field, spot), all);
    };
    for (const Piece& literal : places_.literals(object.last().type, added.after)) {
        const Code& code = *literal.code;
        if (has(code, literal.node, name)) continue;
        if (is_of_zod(code, literal.node)) extend_it();
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
        std::vector<std::string> texts;
        if (is_of_zod(code, literal.node)) {
            if (const auto text = old_.field_of_zod(added.field, spot)) texts.push_back(*text);
        } else {
            if (const auto text = old_.field(added.field, spot)) texts.push_back(*text);
            texts.push_back(old_.printed_field(added.field, spot));
        }
        for (const std::string& text : texts) {
            all.push_back(
                {&code, AddItems{code.span(literal.node), after, {start + text}}, literal.uses, where});
        }
    }
    extend_it();
}

// `{ ...it, name: type }` where the object is used.
void Candidates::extend(const Place& object, const std::string& name, const std::string& type, All& all) {
    if (!std::holds_alternative<schema::Object>(places_.schema()[object.last().type].shape)) return;
    const std::string where = place_text(object, object.last().path) + " " + name;
    const auto add = [&](const Piece& piece, const std::string& call, const std::string& access) {
        const Kind kind = piece.code->kind(piece.node);
        const bool can_be_read = kind == Kind::identifier || kind == Kind::member_expression ||
                                 kind == Kind::call_expression || kind == Kind::subscript_expression;
        if (!can_be_read) return;
        const std::string entry = property(name, piece.code->layout()) + type;
        all.push_back({piece.code, Extend{piece.span(), call, access, entry}, piece.uses, where});
    };
    // The field map that a call makes an object of.
    const auto made = places_.made(object.last().type);
    if (const auto fields = made ? places_.field_map(*made) : std::nullopt) add(*fields, "", "");
    // The validator, where it is used.
    const auto use = places_.used(object, object.hops.size() - 1);
    if (use && !is_of_zod(*use->piece.code, use->piece.node)) {
        const bool is_document = object.hops.size() == 1;
        add(use->piece, is_document ? "" : names_in(*use->piece.code).v + ".object", ".fields");
    }
    // The table.
    if (object.hops.size() > 1) return;
    if (const auto table = places_.table_used(*object.table))
        add(*table, names_in(*table->code).define_table, of_table);
}

void Candidates::widen(const Place& place, const schema::Widen& widening, All& all) {
    for (const bool is_printed : {false, true}) {
        const auto made = places_.made(place.last().type);
        const bool is_zod = made && is_made_by_zod(*made->code, made->node);
        if (!is_zod) widen_where_made(place, widening, is_printed, all);
        widen_where_used(place, widening, is_printed, all);
        if (is_zod) widen_where_made(place, widening, is_printed, all);
    }
}

std::vector<std::string> Candidates::old_types(const schema::Widen& widening, const Spot& spot,
                                               bool is_printed) {
    std::vector<std::string> members;
    for (const TypeId member : widening.members) {
        const auto text = is_printed ? std::nullopt : old_.type(member, spot);
        members.push_back(text ? *text : old_.printed_type(member, spot));
    }
    return members;
}

// Members for a call that makes a union of what it is given: of types, or of literals.
void Candidates::widen_where_made(const Place& place, const schema::Widen& widening, bool is_printed,
                                  All& all) {
    const auto made = places_.made(place.last().type);
    if (!made) return;
    const Code& code = *made->code;
    const auto call = code.call(made->node);
    if (!call) return;
    const std::string_view called = code.called(made->node);
    const bool is_zod = is_made_by_zod(code, made->node);
    NodeId list = call->arguments;
    std::vector<std::string> members;
    if (called == "union" && !is_zod) {
        members = old_types(widening, spot_in(code, list), is_printed);
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
    all.push_back({&code, AddItems{code.span(list), last_item(code, list), members}, made->uses,
                   place_text(place, place.last().path)});
}

// `v.union(it, …)` where the type is used.
void Candidates::widen_where_used(const Place& place, const schema::Widen& widening, bool is_printed,
                                  All& all) {
    const auto use = places_.used(place, place.hops.size() - 1);
    if (!use) return;
    const Code& code = *use->piece.code;
    const NodeId node = use->piece.node;
    if (place.hops.size() == 1)
        return widen_documents(place, old_types(widening, spot_at(code, node), is_printed), all);
    const auto made = places_.made(place.last().type);
    const bool is_made_here = made && made->code == &code && made->node == node;
    const std::uint64_t uses = is_made_here ? made->uses : use->piece.uses;
    const std::string where = place_text(place, place.last().path);
    if (is_of_zod(code, node)) {
        if (place.last().field != nullptr && !is_printed) override_field(place, place.hops.size() - 1, all);
        const bool is_null =
            widening.members.size() == 1 &&
            std::holds_alternative<schema::Null>(old_.schema()[widening.members.front()].shape);
        if (is_null) all.push_back({&code, Wrap{code.span(node), "", ".nullable()", 1}, uses, where});
        return;
    }
    const std::string v = names_in(code).v;
    const std::vector<std::string> members = old_types(widening, spot_at(code, node), is_printed);
    Wrap wrap{code.span(node), v + ".union(", fmt::format(", {})", fmt::join(members, ", ")), 1};
    if (place.last().field != nullptr && place.last().field->optional && !use->is_optional) {
        wrap.before = v + ".optional(" + wrap.before;
        wrap.after += ")";
    }
    if (code.kind(node) == Kind::shorthand_property_identifier)
        wrap.before = property(place.last().field->name, code.layout()) + wrap.before;
    all.push_back({&code, wrap, uses, where});
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
        if (place.hops.size() == 1 || !is_of_zod(code, use->piece.node)) {
            all.push_back({&code, Replace{use->piece.span(), text},
                           is_made_here ? made->uses : use->piece.uses,
                           place_text(place, place.last().path)});
        }
    }
}

// A field as it is in the bridge, over what the object has of it.
void Candidates::override_field(const Place& place, std::size_t at, All& all) {
    const std::size_t others = all.size();
    const Place whole = in_bridge(place, at);
    if (whole.last().field == nullptr) return;
    const TypeId type = whole.last().type;
    const bool is_optional = whole.last().field->optional;
    Place outer = place;
    outer.hops.resize(at);
    const std::string& name = place.hops[at].field->name;
    const std::string where = place_text(place, outer.last().path) + " " + name;
    for (const Piece& literal : places_.literals(outer.last().type, std::nullopt)) {
        const Code& code = *literal.code;
        if (has(code, literal.node, name) || is_of_zod(code, literal.node)) continue;
        Spot spot = spot_in(code, literal.node);
        spot.before += name.size() + 2;
        const std::string text =
            property(name, code.layout()) + typescript(bridge_, type, is_optional, spot.printing());
        all.push_back({&code, AddItems{code.span(literal.node), last_item(code, literal.node), {text}},
                       literal.uses, where});
    }
    if (const auto use = places_.used(outer, at - 1)) {
        Spot spot = spot_at(*use->piece.code, use->piece.node);
        spot.margin += use->piece.code->layout().indent.size();
        spot.before = name.size() + 2;
        extend(outer, name, typescript(bridge_, type, is_optional, spot.printing()), all);
    }
    for (std::size_t i = others; i < all.size(); ++i) all[i].printed = place.hops[at].path;
}

void Candidates::print(const Place& place, All& all) {
    for (std::size_t at = place.hops.size(); at-- > 0;) {
        const Place::Hop& hop = place.hops[at];
        const bool is_only_member = at > 0 && hop.path == place.hops[at - 1].path;
        if (is_only_member) continue;
        const Place whole = in_bridge(place, at);
        if (whole.last().path != hop.path) continue;
        const TypeId type = whole.last().type;
        if (hop.field != nullptr) override_field(place, at, all);
        const auto use = places_.used(place, at);
        if (!use) continue;
        const Code& code = *use->piece.code;
        if (at > 0 && is_of_zod(code, use->piece.node)) continue;
        Spot spot = spot_at(code, use->piece.node);
        std::string text = at == 0 ? document_typescript(bridge_, type, spot.printing())
                                   : typescript(bridge_, type, false, spot.printing());
        const bool is_optional = hop.field != nullptr && hop.field->optional && !use->is_optional;
        if (is_optional) text = fmt::format("{}.optional({})", spot.v(), text);
        if (code.kind(use->piece.node) == Kind::shorthand_property_identifier)
            text = property(hop.field->name, code.layout()) + text;
        all.push_back(
            {&code, Replace{use->piece.span(), text}, use->piece.uses, place_text(place, hop.path), at == 0});
    }
}

}  // namespace emit
