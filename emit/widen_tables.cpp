#include <fmt/format.h>

#include <algorithm>

#include "emit/names.h"
#include "emit/widen_candidate.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {

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
    const auto add = [&](const Snippet& snippet) {
        const Code& code = *snippet.code;
        const std::string printed = index_typescript(index, spelling_in(code));
        for (const std::string& call : {old_.index(index, code).value_or(printed), printed})
            all.push_back({&code, AddCall{snippet.span(), call}, snippet.uses, table.name});
    };
    if (auto definition = places_.definition(table)) {
        definition->node = places_.whole_definition(*definition);
        add(*definition);
    }
    if (const auto value = places_.value(table)) add(*value);
    keep_indexes_of_spread(table, all);
}

// Of a table that is spread in: `name: spread.name.index(…)`, over what that gives, with all that is kept.
void Candidates::keep_indexes_of_spread(const schema::Table& table, All& all) {
    const auto tables = tables_of_schema();
    if (!tables || tables->code->kind(tables->node) != Kind::object) return;
    const Code& code = *tables->code;
    for (const NodeId item : code.tree().children(tables->node)) {
        if (code.name_of(item) == table.name) return;
    }
    for (const NodeId item : code.tree().children(tables->node)) {
        if (code.kind(item) != Kind::spread_element || !schema::is_identifier(table.name)) continue;
        const NodeId spread = code.bare(code.node(item).first_child);
        if (code.kind(spread) != Kind::identifier && code.kind(spread) != Kind::member_expression) continue;
        std::string text = fmt::format("{0}: {1}.{0}", table.name, code.text(spread));
        const schema::Table& whole = *bridge_table(table.name);
        for (std::size_t i = table.indexes.size(); i < whole.indexes.size(); ++i)
            text += index_typescript(whole.indexes[i], spelling_in(code));
        all.push_back(
            {&code, AddItems{code.span(tables->node), code.last_item(tables->node), {text}}, 1, table.name});
    }
}

// What `defineSchema()` is given as tables.
std::optional<Snippet> Candidates::tables_of_schema() {
    const Code* code = places_.codes().editable(places_.schema().span.file);
    if (code == nullptr) return std::nullopt;
    const auto parts = code->call(code->at(places_.schema().span));
    if (!parts || parts->items.empty()) return std::nullopt;
    return Snippet{code, code->bare(parts->items.front()), 1};
}

const schema::Table* Candidates::bridge_table(const std::string& name) const {
    const auto found = std::find_if(bridge_.tables.begin(), bridge_.tables.end(),
                                    [&](const auto& one) { return one.name == name; });
    return found == bridge_.tables.end() ? nullptr : &*found;
}

void Candidates::add_table(const schema::Operation& operation, const schema::AddTable& added, All& all) {
    const auto tables = tables_of_schema();
    if (!tables) return;
    const Code& code = *tables->code;
    const auto old = std::find_if(old_.schema().tables.begin(), old_.schema().tables.end(),
                                  [&](const auto& one) { return one.name == operation.table; });
    if (const auto text = old_.table(*old, code)) put_table(operation.table, *text, added.after, false, all);
    put_table(operation.table, table_typescript(bridge_, *bridge_table(operation.table), spelling_in(code)),
              added.after, false, all);
}

// A table in the object that `defineSchema()` is given, or over what else it is given.
void Candidates::put_table(const std::string& name, const std::string& text,
                           const std::optional<std::string>& after, bool is_replacement, All& all) {
    const auto tables = tables_of_schema();
    if (!tables) return;
    const Code& code = *tables->code;
    const std::string entry = schema::property_name(name, code.layout().quote) + ": " + text;
    Candidate candidate{&code, Extend{tables->span(), "", "", entry}, 1, name, is_replacement};
    if (code.kind(tables->node) == Kind::object) {
        std::optional<Span> place = after ? code.last_item(tables->node) : std::nullopt;
        for (const NodeId item : code.tree().children(tables->node)) {
            if (after && code.name_of(item) == after) place = code.span(item);
        }
        candidate.rewrite = AddItems{tables->span(), place, {entry}};
    }
    all.push_back(std::move(candidate));
}

std::vector<Candidate> Candidates::replacing(const schema::Table& whole) {
    All all;
    const schema::Table* table = new_table(whole.name);
    if (table == nullptr) return all;
    if (const auto value = places_.value(*table)) {
        const Code& code = *value->code;
        const bool is_shorthand = code.kind(value->node) == Kind::shorthand_property_identifier;
        const std::string name = is_shorthand ? whole.name + ": " : "";
        all.push_back({&code,
                       Replace{value->span(), name + table_typescript(bridge_, whole, spelling_in(code))},
                       value->uses, table->name, true});
    }
    const auto tables = tables_of_schema();
    if (!tables) return all;
    // Behind what names it now, so that it is what counts.
    put_table(table->name, table_typescript(bridge_, whole, spelling_in(*tables->code)), table->name, true,
              all);
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
            candidate.rewrite = AddItems{code->span(options), code->last_item(options), {off}};
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
