#include <array>

#include "parser/convex.h"
#include "parser/natives.h"

// What only models may call, by these names, as if they were global.
namespace parser {
namespace {

// `unmodelled("this part of zod")`: something real that the model leaves out. It is not known,
// and calling it leaves its arguments as they are.
Value unmodelled(Evaluator& e, const Call& call) {
    const auto what = e.to_text(call[0]);
    const std::string reason = (what ? *what : std::string("this")) + " is not evaluated";
    return Value::unknown(e.heap().add(UnknownCause{reason, call.span, true, {}}));
}

// `open(object, "this part of zod")`: the object may have any other property.
Value open(Evaluator& e, const Call& call) {
    Call what;
    what.arguments = {call[1]};
    what.span = call.span;
    if (auto* object = e.heap().as<ObjectCell>(call[0])) object->open = unmodelled(e, what).as_unknown();
    return call[0];
}

// `at(origin, make)`: what `make` makes, as if it were called where `origin` was made.
Value at(Evaluator& e, const Call& call) {
    const Span span = call[0].is_object() ? e.heap()[call[0].as_ref()].span : call.span;
    return e.call_at(call[1], span.is_nowhere() ? call.span : span);
}

// `pretending("pretend", validator)`: the same, as what that export of convex-helpers gives.
Value pretending(Evaluator& e, const Call& call) {
    constexpr std::array<std::pair<std::string_view, schema::Pretence>, 3> names = {{
        {"deprecated", schema::Pretence::deprecated},
        {"pretend", schema::Pretence::pretend},
        {"pretendRequired", schema::Pretence::pretend_required},
    }};
    const auto* cell = e.heap().as<ValidatorCell>(e.known(call[1]));
    const auto name = e.to_text(call[0]);
    if (cell == nullptr || !name) return call[1];
    ValidatorCell copy = *cell;
    for (const auto& [text, pretence] : names) {
        if (*name == text) copy.pretence = pretence;
    }
    return e.make(copy, call.span);
}

// `tableWith(validator, members, readAs)`: a table as `defineTable` makes it, except that the validator is
// not checked, that the members come before its own, and that its export lists nothing staged. Where a field
// of `readAs` is absent in a document, code reads its value there.
Value table_with(Evaluator& e, const Call& call) {
    TableCell table;
    table.validator = call[0];
    table.members = call[1];
    table.read_as = call[2];
    table.lists_staged = false;
    return e.make(std::move(table), call.span);
}

TableCell* table_to_change(Evaluator& e, Value table, Value stored) {
    auto* cell = e.heap().as<TableCell>(table);
    return cell == nullptr || e.to_change(table, {&stored, 1}) == nullptr ? nullptr : cell;
}

// `setFields(table, fields)`: from now on its documents have these fields.
Value set_fields(Evaluator& e, const Call& call) {
    const Value validator = e.make(ValidatorCell{ValidatorKind::object, false, call[1], {}}, call.span);
    if (TableCell* table = table_to_change(e, call[0], validator)) table->validator = validator;
    return call[0];
}

// `copyIndexes(from, to)`: those of a table that are not staged.
Value copy_indexes(Evaluator& e, const Call& call) {
    const auto* from = e.heap().as<TableCell>(e.known(call[0]));
    TableCell* to = table_to_change(e, call[1], call[0]);
    if (to == nullptr) return {};
    if (from == nullptr) {
        Call what;
        what.span = call.span;
        to->open = call[0].is_unknown() ? call[0].as_unknown() : unmodelled(e, what).as_unknown();
        return {};
    }
    to->open = from->open;
    for (const IndexCall& index : from->indexes) {
        if (!index.is_staged) to->indexes.push_back(index);
    }
    return {};
}

constexpr Native table[] = {
    {"model", "at", at, OnUnknown::handles},
    {"model", "copyIndexes", copy_indexes, OnUnknown::handles},
    {"model", "open", open, OnUnknown::handles},
    {"model", "pretending", pretending, OnUnknown::handles},
    {"model", "setFields", set_fields, OnUnknown::handles},
    {"model", "tableWith", table_with, OnUnknown::handles},
    {"model", "unmodelled", unmodelled, OnUnknown::handles},
};

}  // namespace

std::span<const Native> model_natives() {
    return table;
}

}  // namespace parser
