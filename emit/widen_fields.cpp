#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "emit/names.h"
#include "emit/widen_candidate.h"
#include "emit/zod.h"
#include "schema/text.h"

namespace emit {
namespace {

// From a table to its fields.
constexpr const char* of_table = ".validator.fields";

std::string entry(const Code& code, const std::string& name, const std::string& type) {
    return code.property(name) + type;
}

}  // namespace

void Candidates::make_optional(const Place& place, All& all) {
    const Place::Hop& hop = place.last();
    const auto use = places_.used(place, place.hops.size() - 1);
    if (!use) return make_edge_optional(place, all);
    const Code& code = *use->snippet.code;
    const NodeId whole = code.with_casts(use->snippet.node);
    Wrap wrap{code.span(whole), spelling_in(code).types.v + ".optional(", ")", 0};
    if (is_of_zod(code, whole)) {
        All around;
        override_field(place, place.hops.size() - 1, around);
        wrap = {code.span(whole), "", ".optional()", 0};
        const Candidate inside{&code, wrap, use->snippet.uses, place.text(hop.path)};
        return add_around(std::move(around), {inside}, all);
    }
    if (code.kind(whole) == Kind::shorthand_property_identifier)
        wrap.before = code.property(hop.field->name) + wrap.before;
    all.push_back({&code, wrap, use->snippet.uses, place.text(hop.path)});
}

void Candidates::add_around(All around, All inside, All& all) {
    constexpr std::size_t limit = 300;
    const bool is_long = !around.empty() && key_of(around.front().rewrite).size() > limit;
    for (All* one : is_long ? std::array{&inside, &around} : std::array{&around, &inside})
        std::move(one->begin(), one->end(), std::back_inserter(all));
}

// `.edge("user", { field: "userId", optional: true })` of an ent: its types ask for the field.
void Candidates::make_edge_optional(const Place& place, All& all) {
    const schema::Field& field = *place.last().field;
    const auto link = places_.link(field);
    if (!link || link->code->called(link->node) != "edge") return;
    const Code& code = *link->code;
    const CallParts call = *code.call(link->node);
    const NodeId options = call.items.size() > 1 ? code.bare(call.items[1]) : no_node;
    if (options != no_node && (code.kind(options) != Kind::object || code.has_property(options, "optional")))
        return;
    std::string text = "optional: true";
    if (options == no_node || !code.has_property(options, "field"))
        text = fmt::format("field: {}, {}", schema::quoted(field.name, code.layout().quote), text);
    const NodeId list = options == no_node ? call.arguments : options;
    if (options == no_node) text = fmt::format("{{ {} }}", text);
    all.push_back({&code, AddItems{code.span(list), code.last_item(list), {text}}, link->uses,
                   place.text(place.last().path)});
}

void Candidates::add_field(const Place& object, const schema::AddField& added, All& all) {
    const std::string& name = added.field.name;
    const auto printed = [&](const Code& code) { return old_.printed_field(added.field, code); };
    const auto link = object.hops.size() == 1 ? places_.last_field_link(*object.table) : std::nullopt;
    if (link) {
        const Code& code = *link->code;
        for (const std::string& type :
             {old_.field(added.field, code).value_or(printed(code)), printed(code)}) {
            const std::string call =
                fmt::format(".field({}, {})", schema::quoted(name, code.layout().quote), type);
            all.push_back({&code, AddCall{link->span(), call}, link->uses, object.text_of_field(name)});
        }
    }
    std::vector<Snippet> literals = places_.literals(object.last().type, added.after);
    // What was shared is so again, where all that share it ask for it.
    if (old_.is_shared(added.field) && !literals.empty())
        std::stable_partition(literals.begin(), literals.end(),
                              [own = literals.front().uses](const Snippet& one) { return one.uses > own; });
    for (const Snippet& literal : literals) {
        const Code& code = *literal.code;
        if (code.has_property(literal.node, name)) continue;
        const bool is_zod = is_of_zod(code, literal.node);
        if (is_zod) extend(object, name, printed, all);
        // Behind its old neighbour if that is here, else behind what is spread in, or at the start.
        std::optional<Span> after;
        for (const NodeId item : code.tree().children(literal.node)) {
            const bool is_neighbour = added.after && code.name_of(item) == added.after;
            if (is_neighbour || code.kind(item) == Kind::spread_element) after = code.span(item);
            if (is_neighbour) break;
        }
        if (added.after && !after) after = code.last_item(literal.node);
        std::vector<std::string> types;
        const auto old = is_zod ? old_.field_of_zod(added.field, code) : old_.field(added.field, code);
        if (old) types.push_back(*old);
        if (!is_zod) types.push_back(printed(code));
        for (const std::string& type : types) {
            all.push_back({&code, AddItems{literal.span(), after, {entry(code, name, type)}}, literal.uses,
                           object.text_of_field(name)});
        }
    }
    extend(object, name, printed, all);
}

// `{ ...it, name: type }` where the object is used.
void Candidates::extend(const Place& object, const std::string& name, const Write& type, All& all) {
    if (!std::holds_alternative<schema::Object>(places_.schema()[object.last().type].shape)) return;
    const auto add = [&](const Snippet& snippet, const std::string& call, const std::string& access) {
        const Kind kind = snippet.code->kind(snippet.node);
        const bool is_shorthand = kind == Kind::shorthand_property_identifier;
        const bool can_be_read = kind == Kind::identifier || kind == Kind::member_expression ||
                                 kind == Kind::call_expression || kind == Kind::subscript_expression ||
                                 is_shorthand;
        if (!can_be_read) return;
        const std::string start =
            is_shorthand ? snippet.code->property(std::string(snippet.code->text(snippet.node))) : "";
        all.push_back(
            {snippet.code,
             Extend{snippet.span(), start + call, access, entry(*snippet.code, name, type(*snippet.code))},
             snippet.uses, object.text_of_field(name)});
    };
    // The field map that a call makes an object of.
    const auto made = places_.made(object.last().type);
    if (const auto fields = made ? places_.field_map(*made) : std::nullopt) add(*fields, "", "");
    // The validator, where it is used.
    const auto use = places_.used(object, object.hops.size() - 1);
    const bool is_document = object.hops.size() == 1;
    if (use && !is_of_zod(*use->snippet.code, use->snippet.node))
        add(use->snippet, is_document ? "" : spelling_in(*use->snippet.code).types.v + ".object", ".fields");
    // The table.
    const auto table = is_document ? places_.table_used(*object.table) : std::nullopt;
    if (table) add(*table, spelling_in(*table->code).define_table, of_table);
}

// A field as it is in the bridge, over what the object has of it.
void Candidates::override_field(const Place& place, std::size_t at, All& all) {
    const std::size_t others = all.size();
    const Place whole = in_bridge(place, at);
    if (whole.last().field == nullptr) return;
    const auto type = [&](const Code& code) {
        return typescript(bridge_, whole.last().type, whole.last().field->optional, spelling_in(code));
    };
    Place outer = place;
    outer.hops.resize(at);
    const std::string& name = place.hops[at].field->name;
    // To TypeScript `it.extend({ name: type })` is both types at once, where `it` has the field.
    const auto made = places_.made(outer.last().type);
    const bool is_extension = made && made->code->called(made->node) == "extend";
    const auto extension = is_extension ? places_.field_map(*made) : std::nullopt;
    for (const Snippet& literal : places_.literals(outer.last().type, std::nullopt)) {
        const Code& code = *literal.code;
        if (extension && extension->code == &code && extension->node == literal.node) continue;
        if (code.has_property(literal.node, name) || is_of_zod(code, literal.node)) continue;
        all.push_back(
            {&code, AddItems{literal.span(), code.last_item(literal.node), {entry(code, name, type(code))}},
             literal.uses, outer.text_of_field(name)});
    }
    extend(outer, name, type, all);
    for (std::size_t i = others; i < all.size(); ++i) all[i].printed = place.hops[at].path;
}

}  // namespace emit
