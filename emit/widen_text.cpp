#include "emit/widen_text.h"

#include <fmt/format.h>

#include "emit/names.h"
#include "emit/old_text.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

// The builder of what has parts; what has none is as well printed.
std::string_view builder_of(const schema::Shape& shape) {
    return schema::match(
        shape, [](const schema::Array&) { return "array"; }, [](const schema::Record&) { return "record"; },
        [](const schema::Object&) { return "object"; }, [](const schema::Union&) { return "union"; },
        [](const auto&) { return ""; });
}

}  // namespace

Printing Spot::printing() const {
    return {code->layout(), names_in(*code), margin, before};
}

std::string Spot::v() const {
    return names_in(*code).v;
}

Spot spot_at(const Code& code, NodeId expression) {
    const std::uint32_t begin = code.node(expression).begin;
    const std::size_t newline = begin == 0 ? std::string_view::npos : code.all().rfind('\n', begin - 1);
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t margin = indentation_at(code.all(), begin).size();
    return {&code, margin, begin - line - margin};
}

Spot spot_in(const Code& code, NodeId list) {
    for (const NodeId item : code.tree().children(list)) {
        return {&code, indentation_at(code.all(), code.node(item).begin).size(), 0};
    }
    const std::size_t around = indentation_at(code.all(), code.node(list).begin).size();
    return {&code, around + code.layout().indent.size(), 0};
}

std::optional<std::string> OldTexts::field(const schema::Field& field, const Spot& spot) {
    const Code* old = codes_.editable(field.span.file);
    const NodeId property = old == nullptr ? no_node : old->at(field.span);
    const NodeId value = property == no_node ? no_node : old->value_of(property);
    if (value == no_node) return std::nullopt;
    const auto text = text_for(*spot.code, *old, value);
    if (!text || old->called(old->bare(value)) == "optional") return text;
    return fmt::format("{}.optional({})", spot.v(), *text);
}

std::string OldTexts::printed_field(const schema::Field& field, const Spot& spot) const {
    return typescript(before_, field.type, true, spot.printing());
}

std::optional<std::string> OldTexts::type(schema::TypeId type, const Spot& spot) {
    const Span& made = before_[type].made;
    const Code* old = codes_.editable(made.file);
    const NodeId node = old == nullptr ? no_node : old->at(made);
    if (node == no_node) return std::nullopt;
    const auto text = text_for(*spot.code, *old, node);
    if (!text) return std::nullopt;
    const bool is_name = schema::is_identifier(*text);
    return is_name || old->called(node) == builder_of(before_[type].shape) ? text : std::nullopt;
}

std::string OldTexts::printed_type(schema::TypeId type, const Spot& spot) const {
    return typescript(before_, type, false, spot.printing());
}

std::optional<std::string> OldTexts::table(const schema::Table& table, const Spot& spot) {
    const Code* old = codes_.editable(table.span.file);
    const NodeId property = old == nullptr ? no_node : old->at(table.span);
    const NodeId value = property == no_node ? no_node : old->value_of(property);
    return value == no_node ? std::nullopt : text_for(*spot.code, *old, value);
}

std::optional<std::string> OldTexts::index(const schema::Index& index, const Spot& spot) {
    const Code* old = codes_.editable(index.span.file);
    if (old == nullptr) return std::nullopt;
    // The span is of the call from the name on.
    const std::string_view text_of_call = old->all().substr(index.span.begin);
    const auto name =
        static_cast<std::uint32_t>(std::min(text_of_call.find_first_of("( \t\r\n<"), text_of_call.size()));
    const NodeId call =
        old->parent(old->parent(old->at({index.span.file, index.span.begin, index.span.begin + name})));
    const auto parts = old->call(call);
    if (!parts || old->kind(parts->callee) != Kind::member_expression) return std::nullopt;
    const auto text = text_for(*spot.code, *old, parts->arguments);
    if (!text) return std::nullopt;
    return fmt::format(".{}{}", old->called(call), *text);
}

}  // namespace emit
