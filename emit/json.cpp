#include "emit/json.h"

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

Json object_fields(const schema::Schema& schema, const schema::Object& object) {
    Json fields = Json::object();
    for (const schema::Field& field : object.fields) {
        fields.push_back({field.name, Json{{"fieldType", validator_json(schema, field.type)},
                                           {"optional", field.optional}}});
    }
    return fields;
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

Json validator_json(const schema::Schema& schema, schema::TypeId type) {
    const auto leaf = [](const char* name) { return Json{{"type", name}}; };
    return match(
        schema[type].shape, [&](const schema::Any&) { return leaf("any"); },
        [&](const schema::Null&) { return leaf("null"); },
        [&](const schema::Boolean&) { return leaf("boolean"); },
        [&](const schema::Int64&) { return leaf("bigint"); },
        [&](const schema::CommitTs&) { return leaf("commitTs"); },
        [&](const schema::Float64&) { return leaf("number"); },
        [&](const schema::String&) { return leaf("string"); },
        [&](const schema::BytesType&) { return leaf("bytes"); },
        [&](const schema::Literal& literal) {
            const Json value = match(
                literal.value, [](bool one) { return Json(one); },
                [](std::int64_t one) { return integer_json(one); },
                [](double one) { return number_json(one); },
                [](const std::string& one) { return Json(one); });
            return Json{{"type", "literal"}, {"value", value}};
        },
        [&](const schema::Id& id) {
            return Json{{"type", "id"}, {"tableName", id.table}};
        },
        [&](const schema::Array& array) {
            return Json{{"type", "array"}, {"value", validator_json(schema, array.element)}};
        },
        [&](const schema::Record& record) {
            return Json{
                {"type", "record"},
                {"keys", validator_json(schema, record.key)},
                {"values", {{"fieldType", validator_json(schema, record.value)}, {"optional", false}}}};
        },
        [&](const schema::Object& object) {
            return Json{{"type", "object"}, {"value", object_fields(schema, object)}};
        },
        [&](const schema::Union& type_union) {
            Json members = Json::array();
            for (const schema::TypeId member : type_union.members)
                members.push_back(validator_json(schema, member));
            return Json{{"type", "union"}, {"value", std::move(members)}};
        },
        [&](const schema::Unknown& unknown) {
            return Json{{"type", "unknown"}, {"reason", unknown.reason}};
        });
}

Json index_json(const schema::Index& index) {
    return match(
        index.definition,
        [&](const schema::DatabaseIndex& one) {
            return Json{{"indexDescriptor", index.name}, {"fields", one.fields}};
        },
        [&](const schema::SearchIndex& one) {
            return Json{{"indexDescriptor", index.name},
                        {"searchField", one.search_field},
                        {"filterFields", one.filter_fields}};
        },
        [&](const schema::VectorIndex& one) {
            return Json{{"indexDescriptor", index.name},
                        {"vectorField", one.vector_field},
                        {"dimensions", number_json(one.dimensions)},
                        {"filterFields", one.filter_fields}};
        });
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
            Json object = Json::object();
            for (const auto& [name, field] : fields) object[name] = document_json(field);
            return object;
        });
}

std::string to_line(const Json& json) {
    return json.dump();
}

std::string to_text(const Json& json) {
    return json.dump(2) + "\n";
}

}  // namespace emit
