#include "emit/widen_text.h"

#include <fmt/format.h>

#include "emit/names.h"
#include "emit/old_text.h"
#include "emit/zod.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

// What is called to make a type.
std::string_view builder_of(const schema::Shape& shape) {
    return schema::match(
        shape, [](const schema::Any&) { return "any"; }, [](const schema::Null&) { return "null"; },
        [](const schema::Boolean&) { return "boolean"; }, [](const schema::Int64&) { return "int64"; },
        [](const schema::CommitTs&) { return "commitTs"; }, [](const schema::Float64&) { return "number"; },
        [](const schema::String&) { return "string"; }, [](const schema::BytesType&) { return "bytes"; },
        [](const schema::Literal&) { return "literal"; }, [](const schema::Id&) { return "id"; },
        [](const schema::Array&) { return "array"; }, [](const schema::Record&) { return "record"; },
        [](const schema::Object&) { return "object"; }, [](const schema::Union&) { return "union"; },
        [](const schema::Unknown&) { return ""; });
}

bool has_parts(const schema::Shape& shape) {
    return std::holds_alternative<schema::Array>(shape) || std::holds_alternative<schema::Record>(shape) ||
           std::holds_alternative<schema::Object>(shape) || std::holds_alternative<schema::Union>(shape);
}

}  // namespace

// The value that a field had, and whether that was of zod; none, if there is no such thing.
std::optional<OldTexts::Value> OldTexts::value(const schema::Field& field) {
    const Code* old = codes_.editable(field.span.file);
    const NodeId node = old == nullptr ? no_node : old->field_value(field.span);
    if (node == no_node) return std::nullopt;
    return Value{old, node, is_of_zod(*old, node)};
}

std::optional<std::string> OldTexts::field(const schema::Field& field, const Code& code) {
    const auto old = value(field);
    if (!old || old->is_of_zod) return std::nullopt;
    auto text = text_for(code, *old->code, old->node);
    if (!text || old->code->called(old->code->bare(old->node)) == "optional") return text;
    return fmt::format("{}.optional({})", spelling_in(code).types.v, *text);
}

std::optional<std::string> OldTexts::field_of_zod(const schema::Field& field, const Code& code) {
    const auto old = value(field);
    if (!old || !old->is_of_zod) return std::nullopt;
    auto text = text_for(code, *old->code, old->node);
    if (!text || old->code->called(old->code->bare(old->node)) == "optional") return text;
    return *text + ".optional()";
}

std::string OldTexts::printed_field(const schema::Field& field, const Code& code) const {
    return typescript(before_, field.type, true, spelling_in(code));
}

std::optional<std::string> OldTexts::type(schema::TypeId type, const Code& code) {
    const Span& made = before_[type].made;
    const Code* old = codes_.editable(made.file);
    const NodeId node = old == nullptr ? no_node : old->at(made);
    // What is made by something else than its builder may be a part of what stands there.
    if (node == no_node || old->called(node) != builder_of(before_[type].shape)) return std::nullopt;
    const auto text = text_for(code, *old, node);
    // What has no parts is as well printed, if it has no name.
    return text && (has_parts(before_[type].shape) || schema::is_identifier(*text)) ? text : std::nullopt;
}

std::string OldTexts::printed_type(schema::TypeId type, const Code& code) const {
    return typescript(before_, type, false, spelling_in(code));
}

std::optional<std::string> OldTexts::table(const schema::Table& table, const Code& code) {
    const Code* old = codes_.editable(table.span.file);
    const NodeId property = old == nullptr ? no_node : old->at(table.span);
    const NodeId value = property == no_node ? no_node : old->value_of(property);
    return value == no_node ? std::nullopt : text_for(code, *old, value);
}

std::optional<std::string> OldTexts::index(const schema::Index& index, const Code& code) {
    const Code* old = codes_.editable(index.span.file);
    if (old == nullptr) return std::nullopt;
    const NodeId call = old->method_call(index.span);
    const auto parts = old->call(call);
    // A field of an ent declares one too.
    if (!parts || old->called(call) == "field") return std::nullopt;
    const auto text = text_for(code, *old, parts->arguments);
    if (!text) return std::nullopt;
    return fmt::format(".{}{}", old->called(call), *text);
}

}  // namespace emit
