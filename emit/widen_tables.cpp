#include <fmt/format.h>

#include <algorithm>

#include "emit/names.h"
#include "emit/widen_candidate.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

using parser::syntax::Field;

std::optional<Span> last_item(const Code& code, NodeId list) {
    std::optional<Span> last;
    for (const NodeId item : code.tree().children(list)) last = code.span(item);
    return last;
}

// Whether a call of a chain begins on a line of its own, and how deep.
std::optional<std::string> own_line(const Code& code, NodeId call) {
    const NodeId member = code.call(call) ? code.bare(code.call(call)->callee) : no_node;
    if (code.kind(member) != Kind::member_expression) return std::nullopt;
    std::uint32_t at = code.node(code.tree().child(member, Field::property)).begin - 1;  // its dot
    const std::string blanks = indentation_at(code.all(), at);
    const std::size_t newline = code.all().rfind('\n', at);
    if (newline == std::string_view::npos || newline + 1 + blanks.size() != at) return std::nullopt;
    return blanks;
}

}  // namespace

const schema::Table* Candidates::new_table(const std::string& name) const {
    const auto& tables = places_.schema().tables;
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

std::vector<Candidate> Candidates::of(const schema::Operation& operation) {
    All all;
    const schema::Table* table = new_table(operation.table);
    const auto place = [&] { return place_of(places_.schema(), *table, operation.path); };
    schema::match(
        operation.what, [&](const schema::MakeOptional&) { make_optional(place(), all); },
        [&](const schema::AddField& one) { add_field(place(), one, all); },
        [&](const schema::Widen& one) { widen(place(), one, all); },
        [&](const schema::AcceptAny&) { accept_any(place(), all); },
        [&](const schema::AddTable& one) { add_table(operation, one, all); },
        [&](const schema::KeepIndex& one) { keep_index(*table, one.index, all); },
        [&](const schema::SkipValidation&) { skip_validation(all); });
    return all;
}

std::vector<Candidate> Candidates::around(const schema::Operation& operation) {
    All all;
    const schema::Table* table = new_table(operation.table);
    const bool is_of_documents = schema::match(
        operation.what, [](const schema::AddTable&) { return false; },
        [](const schema::KeepIndex&) { return false; }, [](const schema::SkipValidation&) { return false; },
        [](const auto&) { return true; });
    if (table != nullptr && is_of_documents) print(place_of(places_.schema(), *table, operation.path), all);
    return all;
}

void Candidates::keep_index(const schema::Table& table, const schema::Index& index, All& all) {
    const auto append = [&](const Piece& piece) {
        const Code& code = *piece.code;
        Append behind{piece.span(), "", false, ""};
        if (const auto blanks = own_line(code, piece.node)) {
            behind.is_on_own_line = true;
            behind.indentation = *blanks;
        }
        const Spot spot = {
            &code, behind.is_on_own_line ? behind.indentation.size() : spot_at(code, piece.node).margin, 0};
        const std::string printed = index_typescript(index, spot.printing());
        for (const std::string& text : {old_.index(index, spot).value_or(printed), printed}) {
            behind.text = text;
            all.push_back({&code, behind, piece.uses, table.name});
        }
    };
    if (auto definition = places_.definition(table)) {
        definition->node = places_.whole_definition(*definition);
        append(*definition);
    }
    if (const auto value = places_.value(table)) append(*value);
}

void Candidates::add_table(const schema::Operation& operation, const schema::AddTable& added, All& all) {
    const auto find = [&](const schema::Schema& schema) {
        return std::find_if(schema.tables.begin(), schema.tables.end(),
                            [&](const auto& one) { return one.name == operation.table; });
    };
    const Code* code = places_.codes().editable(places_.schema().span.file);
    if (code == nullptr) return;
    const NodeId call = code->at(places_.schema().span);
    const auto parts = code->call(call);
    const NodeId tables = parts && !parts->items.empty() ? code->bare(parts->items.front()) : no_node;
    const Spot spot = spot_in(*code, tables);
    if (const auto text = old_.table(*find(old_.schema()), spot))
        put_table(operation.table, *text, added.after, false, all);
    const auto in_bridge = find(bridge_);
    put_table(operation.table, table_typescript(bridge_, *in_bridge, spot.printing()), added.after, false,
              all);
}

// A table in the object that `defineSchema()` is given, or in the constant that this is.
void Candidates::put_table(const std::string& name, const std::string& text,
                           const std::optional<std::string>& after, bool is_replacement, All& all) {
    const Code* code = places_.codes().editable(places_.schema().span.file);
    if (code == nullptr) return;
    const auto parts = code->call(code->at(places_.schema().span));
    if (!parts || parts->items.empty()) return;
    const NodeId tables = code->bare(parts->items.front());
    const std::string entry = schema::property_name(name, code->layout().quote) + ": " + text;
    Candidate candidate{code, {}, 1, name, is_replacement};
    if (code->kind(tables) == Kind::object) {
        std::optional<Span> place = after ? last_item(*code, tables) : std::nullopt;
        for (const NodeId item : code->tree().children(tables)) {
            if (after && code->name_of(item) == after) place = code->span(item);
        }
        candidate.rewrite = AddItems{code->span(tables), place, {entry}};
    } else {
        candidate.rewrite = Extend{code->span(tables), "", "", entry};
    }
    all.push_back(std::move(candidate));
}

std::vector<Candidate> Candidates::replacing(const schema::Table& bridge_table) {
    All all;
    const schema::Table* table = new_table(bridge_table.name);
    if (table == nullptr) return all;
    if (const auto value = places_.value(*table)) {
        const Code& code = *value->code;
        const bool is_shorthand = code.kind(value->node) == Kind::shorthand_property_identifier;
        const std::string name = is_shorthand ? bridge_table.name + ": " : "";
        Spot spot = spot_at(code, value->node);
        all.push_back(
            {&code, Replace{value->span(), name + table_typescript(bridge_, bridge_table, spot.printing())},
             value->uses, table->name, true});
    }
    const Code* code = places_.codes().editable(places_.schema().span.file);
    if (code == nullptr) return all;
    const auto parts = code->call(code->at(places_.schema().span));
    if (!parts || parts->items.empty()) return all;
    const Spot spot = spot_in(*code, code->bare(parts->items.front()));
    // At the end, so that it is what counts.
    put_table(table->name, table_typescript(bridge_, bridge_table, spot.printing()), table->name, true, all);
    return all;
}

void Candidates::skip_validation(All& all) {
    const Code* code = places_.codes().editable(places_.schema().span.file);
    if (code == nullptr) return;
    const auto parts = code->call(code->at(places_.schema().span));
    if (!parts || parts->items.empty()) return;
    const std::string off = "schemaValidation: false";
    Candidate candidate{code, {}, 1, ""};
    if (parts->items.size() == 1) {
        candidate.rewrite =
            AddItems{code->span(parts->arguments), code->span(parts->items.front()), {"{ " + off + " }"}};
    } else {
        const NodeId options = code->bare(parts->items[1]);
        candidate.rewrite = Extend{code->span(options), "", "", off};
        if (code->kind(options) == Kind::object) {
            candidate.rewrite = AddItems{code->span(options), last_item(*code, options), {off}};
            for (const NodeId item : code->tree().children(options)) {
                if (code->name_of(item) != "schemaValidation") continue;
                const NodeId value = code->value_of(item);
                const bool is_shorthand = code->kind(item) == Kind::shorthand_property_identifier;
                candidate.rewrite = Replace{code->span(value), is_shorthand ? off : "false"};
            }
        }
    }
    all.push_back(std::move(candidate));
}

}  // namespace emit
