#include "emit/pieces.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schema/match.h"
#include "schema/text.h"

namespace emit::pieces {
namespace {

using schema::match;
using Style = Piece::Style;

Piece leaf(std::string text) {
    return {Style::list, std::move(text)};
}

Piece call(const std::string& name, std::vector<Piece> arguments) {
    return {Style::list, name + "(", std::move(arguments), ")"};
}

Piece labelled(std::string label, Piece piece) {
    piece.label = std::move(label);
    return piece;
}

Piece object_of(const schema::Schema& schema, const schema::Object& object) {
    Piece fields = {Style::list, "{", {}, "}"};
    for (const schema::Field& field : object.fields) {
        Piece one = validator(schema, field.type);
        if (field.optional) one = call("v.optional", {std::move(one)});
        fields.parts.push_back(labelled(schema::property_name(field.name) + ": ", std::move(one)));
    }
    return call("v.object", {std::move(fields)});
}

// The table whose id the key of a record is, as documents are written here; empty, if it is none.
std::string table_of_key(const std::string& name) {
    const std::string digits = schema::written_id("");
    const std::string table = name.starts_with(digits) ? name.substr(digits.size()) : "";
    return schema::is_identifier(table) ? table : "";
}

std::string key(const std::string& name) {
    const std::string table = table_of_key(name);
    return table.empty() ? schema::property_name(name) : fmt::format("[id({})]", schema::quoted(table));
}

}  // namespace

Piece validator(const schema::Schema& schema, schema::TypeId type) {
    return match(
        schema[type].shape,
        [&](const schema::Array& one) { return call("v.array", {validator(schema, one.element)}); },
        [&](const schema::Record& one) {
            return call("v.record", {validator(schema, one.key), validator(schema, one.value)});
        },
        [&](const schema::Object& one) { return object_of(schema, one); },
        [&](const schema::Union& one) {
            std::vector<Piece> members;
            for (const schema::TypeId member : one.members) members.push_back(validator(schema, member));
            return call("v.union", std::move(members));
        },
        [&](const auto&) { return leaf(schema::to_string(schema, type)); });
}

bool is_table(const schema::Schema& schema, const std::string& name) {
    return name.starts_with('_') || std::any_of(schema.tables.begin(), schema.tables.end(),
                                                [&](const schema::Table& one) { return one.name == name; });
}

Piece type(const std::vector<Piece>& members) {
    std::vector<Piece> distinct;
    std::set<std::string> met;
    for (const Piece& member : members) {
        if (met.insert(to_string(member, 0, 0)).second) distinct.push_back(member);
    }
    if (distinct.empty()) return leaf("never");
    if (distinct.size() == 1) return distinct.front();
    return {Style::alternatives, "", std::move(distinct), ""};
}

Piece type(const schema::Schema& schema, schema::TypeId id) {
    return match(
        schema[id].shape, [](const schema::Any&) { return leaf("any"); },
        [](const schema::Unknown&) { return leaf("any"); }, [](const schema::Null&) { return leaf("null"); },
        [](const schema::Boolean&) { return leaf("boolean"); },
        [](const schema::Int64&) { return leaf("bigint"); },
        [](const schema::CommitTs&) { return leaf("bigint"); },
        [](const schema::Float64&) { return leaf("number"); },
        [](const schema::String&) { return leaf("string"); },
        [](const schema::BytesType&) { return leaf("ArrayBuffer"); },
        [](const schema::Literal& one) { return leaf(schema::to_string(one)); },
        [&](const schema::Id& one) {
            const std::string_view name = is_table(schema, one.table) ? "Id" : "GenericId";
            return leaf(fmt::format("{}<{}>", name, schema::quoted(one.table)));
        },
        [&](const schema::Array& one) {
            return Piece{Style::list, "Array<", {type(schema, one.element)}, ">"};
        },
        [&](const schema::Record& one) {
            return Piece{Style::list, "Record<", {type(schema, one.key), type(schema, one.value)}, ">"};
        },
        [&](const schema::Object& one) {
            Piece members = {Style::members, "{", {}, "}"};
            for (const schema::Field& field : one.fields) {
                members.parts.push_back(
                    labelled(schema::property_name(field.name) + (field.optional ? "?: " : ": "),
                             type(schema, field.type)));
            }
            return members;
        },
        [&](const schema::Union& one) {
            std::vector<Piece> members;
            for (const schema::TypeId member : one.members) {
                Piece part = type(schema, member);
                const bool is_union = part.style == Style::alternatives;
                if (!is_union)
                    members.push_back(std::move(part));
                else
                    members.insert(members.end(), part.parts.begin(), part.parts.end());
            }
            return type(members);
        });
}

Piece value(const schema::Value& whole) {
    return match(
        whole.is, [](const schema::NullValue&) { return leaf("null"); },
        [](const schema::DocumentId& one) { return leaf(fmt::format("id({})", schema::quoted(one.table))); },
        [](const schema::Bytes& one) {
            std::string bytes;
            for (const char byte : one.data)
                bytes += fmt::format("{}{}", bytes.empty() ? "" : ", ", static_cast<unsigned char>(byte));
            return leaf(fmt::format("new Uint8Array([{}]).buffer", bytes));
        },
        [](const schema::ArrayValue& items) {
            Piece list = {Style::list, "[", {}, "]"};
            for (const schema::Value& item : items) list.parts.push_back(value(item));
            return list;
        },
        [](const schema::ObjectValue& fields) {
            Piece object = {Style::list, "{", {}, "}"};
            for (const auto& [name, field] : fields)
                object.parts.push_back(labelled(key(name) + ": ", value(field)));
            return object;
        },
        [](const auto& scalar) { return leaf(schema::to_string(schema::Literal{scalar})); });
}

bool has_id(const schema::Value& whole) {
    return match(
        whole.is, [](const schema::DocumentId&) { return true; },
        [](const schema::ArrayValue& items) { return std::any_of(items.begin(), items.end(), has_id); },
        [](const schema::ObjectValue& fields) {
            return std::any_of(fields.begin(), fields.end(), [](const auto& one) {
                return !table_of_key(one.name).empty() || has_id(one.value);
            });
        },
        [](const auto&) { return false; });
}

}  // namespace emit::pieces
