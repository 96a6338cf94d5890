#include "emit/json.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "schema/match.h"

namespace emit {
namespace {

using schema::match;

std::string base64(std::string_view bytes) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            group = group << 8U | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        }
        for (std::size_t j = 0; j < 4; ++j) {
            text += i + j > bytes.size() ? '=' : alphabet[group >> (18 - 6 * j) & 0x3FU];
        }
    }
    return text;
}

// Eight bytes, the lowest first.
std::string base64_of(std::uint64_t bits) {
    std::string bytes;
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(bits >> shift & 0xFFU);
    return base64(bytes);
}

Json integer_json(std::int64_t value) {
    return {{"$integer", base64_of(static_cast<std::uint64_t>(value))}};
}

void write_strings(std::string& text, const std::vector<std::string>& strings) {
    text += '[';
    for (const std::string& string : strings) {
        if (&string != &strings.front()) text += ',';
        write_string(text, string);
    }
    text += ']';
}

void write_fields(std::string& text, const schema::Schema& schema, const schema::Object& object) {
    text += '{';
    bool is_first = true;
    for (const schema::Field& field : object.fields) {
        if (!is_first) text += ',';
        is_first = false;
        write_string(text, field.name);
        text += ":{\"fieldType\":";
        write_validator(text, schema, field.type);
        text += field.optional ? ",\"optional\":true}" : ",\"optional\":false}";
    }
    text += '}';
}

Json literal_json(const schema::Literal& literal) {
    return match(
        literal.value, [](bool one) { return Json(one); }, [](std::int64_t one) { return integer_json(one); },
        [](double one) { return number_json(one); }, [](const std::string& one) { return Json(one); });
}

}  // namespace

Json number_json(double number) {
    const bool is_negative_zero = number == 0 && std::signbit(number);
    if (!std::isfinite(number) || is_negative_zero)
        return {{"$float", base64_of(std::bit_cast<std::uint64_t>(number))}};
    constexpr double exact = 9007199254740992.0;  // whole numbers up to here are written without a point
    if (std::trunc(number) == number && std::abs(number) <= exact) return static_cast<std::int64_t>(number);
    return number;
}

void write_string(std::string& text, const std::string& string) {
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
    if (std::all_of(string.begin(), string.end(), is_plain)) {
        text += '"';
        text += string;
        text += '"';
    } else {
        text += Json(string).dump();
    }
}

void write_validator(std::string& text, const schema::Schema& schema, schema::TypeId type) {
    match(
        schema[type].shape, [&](const schema::Any&) { text += R"({"type":"any"})"; },
        [&](const schema::Null&) { text += R"({"type":"null"})"; },
        [&](const schema::Boolean&) { text += R"({"type":"boolean"})"; },
        [&](const schema::Int64&) { text += R"({"type":"bigint"})"; },
        [&](const schema::CommitTs&) { text += R"({"type":"commitTs"})"; },
        [&](const schema::Float64&) { text += R"({"type":"number"})"; },
        [&](const schema::String&) { text += R"({"type":"string"})"; },
        [&](const schema::BytesType&) { text += R"({"type":"bytes"})"; },
        [&](const schema::Literal& literal) {
            text += R"({"type":"literal","value":)" + literal_json(literal).dump() + '}';
        },
        [&](const schema::Id& id) {
            text += R"({"type":"id","tableName":)";
            write_string(text, id.table);
            text += '}';
        },
        [&](const schema::Array& array) {
            text += R"({"type":"array","value":)";
            write_validator(text, schema, array.element);
            text += '}';
        },
        [&](const schema::Record& record) {
            text += R"({"type":"record","keys":)";
            write_validator(text, schema, record.key);
            text += R"(,"values":{"fieldType":)";
            write_validator(text, schema, record.value);
            text += R"(,"optional":false}})";
        },
        [&](const schema::Object& object) {
            text += R"({"type":"object","value":)";
            write_fields(text, schema, object);
            text += '}';
        },
        [&](const schema::Union& type_union) {
            text += R"({"type":"union","value":[)";
            for (std::size_t i = 0; i < type_union.members.size(); ++i) {
                if (i > 0) text += ',';
                write_validator(text, schema, type_union.members[i]);
            }
            text += "]}";
        },
        [&](const schema::Unknown& unknown) {
            text += R"({"type":"unknown","reason":)";
            write_string(text, unknown.reason);
            text += '}';
        });
}

void write_index(std::string& text, const schema::Index& index) {
    text += R"({"indexDescriptor":)";
    write_string(text, index.name);
    const auto put_filters = [&](const std::vector<std::string>& fields) {
        text += R"(,"filterFields":)";
        write_strings(text, fields);
    };
    match(
        index.definition,
        [&](const schema::DatabaseIndex& one) {
            text += R"(,"fields":)";
            write_strings(text, one.fields);
        },
        [&](const schema::SearchIndex& one) {
            text += R"(,"searchField":)";
            write_string(text, one.search_field);
            put_filters(one.filter_fields);
        },
        [&](const schema::VectorIndex& one) {
            text += R"(,"vectorField":)";
            write_string(text, one.vector_field);
            if (one.dimensions) {
                const bool is_null = std::isnan(*one.dimensions);
                text += R"(,"dimensions":)" + (is_null ? "null" : number_json(*one.dimensions).dump());
            }
            put_filters(one.filter_fields);
        });
    text += '}';
}

Json validator_json(const schema::Schema& schema, schema::TypeId type) {
    std::string text;
    write_validator(text, schema, type);
    return Json::parse(text);
}

Json index_json(const schema::Index& index) {
    std::string text;
    write_index(text, index);
    return Json::parse(text);
}

Json document_json(const schema::Value& value) {
    return match(
        value.is, [](const schema::NullValue&) { return Json(nullptr); }, [](bool one) { return Json(one); },
        [](std::int64_t one) { return integer_json(one); }, [](double one) { return number_json(one); },
        [](const std::string& one) { return Json(one); },
        [](const schema::DocumentId& id) { return Json(schema::written_id(id.table)); },
        [](const schema::Bytes& bytes) {
            return Json{{"$bytes", base64(bytes.data)}};
        },
        [](const schema::ArrayValue& items) {
            Json array = Json::array();
            for (const schema::Value& item : items) array.push_back(document_json(item));
            return array;
        },
        [](const schema::ObjectValue& fields) {
            // Names are there once, and are not looked for.
            Json::object_t object;
            for (const auto& [name, field] : fields) object.emplace_back(name, document_json(field));
            return Json(std::move(object));
        });
}

Json span_json(const diagnostics::Sources& sources, const diagnostics::Span& span) {
    const diagnostics::Location at = sources.locate(span);
    return {{"file", at.file},
            {"line", at.line},
            {"column", at.column},
            {"endLine", at.end_line},
            {"endColumn", at.end_column}};
}

Json diagnostic_json(const diagnostics::Sources& sources, const diagnostics::Diagnostic& diagnostic) {
    const diagnostics::Kind& kind = diagnostics::kind(diagnostic.id);
    return {{"id", kind.name},
            {"level", diagnostics::to_string(kind.level)},
            {"message", diagnostic.message},
            {"source", diagnostic.span ? span_json(sources, *diagnostic.span) : Json(nullptr)}};
}

std::string to_line(const Json& json) {
    return json.dump();
}

std::string to_text(const Json& json) {
    return json.dump(2) + "\n";
}

}  // namespace emit
