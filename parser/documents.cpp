#include "parser/documents.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <bit>

#include "diagnostics/source.h"
#include "parser/base64.h"

namespace parser {
namespace {

namespace ondemand = simdjson::ondemand;

// The line is no document: why and where, is found by our own reader, which tells places.
struct NoDocument {};

template <class Value>
Value take(simdjson::simdjson_result<Value> result) {
    Value value;
    if (std::move(result).get(value) != simdjson::SUCCESS) throw NoDocument{};
    return value;
}

}  // namespace

class DocumentReader::Simdjson {
  public:
    ondemand::parser parser;
};

// Reads one line.
class LineReader {
  public:
    LineReader(DocumentReader& reader, std::string_view line) : reader_(reader), line_(line) {}

    void read(schema::Value& document) {
        const std::size_t capacity = line_.size() + DocumentReader::padding;
        ondemand::document json =
            take(reader_.simdjson_->parser.iterate(line_.data(), line_.size(), capacity));
        ondemand::value root = take(json.get_value());
        document = read_value(root, 0);
        if (json.current_location().error() != simdjson::OUT_OF_BOUNDS) throw NoDocument{};
        if (!std::holds_alternative<schema::ObjectValue>(document.is)) throw NoDocument{};
    }

  private:
    std::size_t offset(std::string_view token) const {
        return static_cast<std::size_t>(token.data() - line_.data());
    }
    static json::Place place(std::size_t begin, std::size_t size) {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
    }

    schema::Value read_value(ondemand::value& json, int depth) {
        if (depth > json::nesting_limit) throw NoDocument{};
        switch (take(json.type())) {
            case ondemand::json_type::object: return read_object(json, depth);
            case ondemand::json_type::array: {
                schema::ArrayValue elements;
                for (auto element : take(json.get_array())) {
                    ondemand::value value = take(element);
                    elements.push_back(read_value(value, depth + 1));
                }
                return {std::move(elements)};
            }
            case ondemand::json_type::string: return {std::string(take(json.get_string()))};
            case ondemand::json_type::number: return read_number(json);
            case ondemand::json_type::boolean: return {take(json.get_bool())};
            case ondemand::json_type::null:
                if (!take(json.is_null())) throw NoDocument{};
                return {schema::NullValue{}};
        }
        throw NoDocument{};
    }

    schema::Value read_number(ondemand::value& json) {
        std::string_view token = json.raw_json_token();
        token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
        if (token.find_first_of(".eE") != std::string_view::npos) {
            reader_.has_pointed_ = reader_.has_pointed_ || token.ends_with(".0");
            return {take(json.get_double())};
        }
        reader_.has_integers_ = true;
        // What is no int64 is a float64, -0 among them.
        std::int64_t number = 0;
        if (reader_.numbers_ == Numbers::exported && token != "-0" &&
            json.get_int64().get(number) == simdjson::SUCCESS)
            return {number};
        return {take(json.get_double())};
    }

    schema::Value read_object(ondemand::value& json, int depth) {
        const std::size_t begin = offset(json.raw_json_token());
        schema::ObjectValue fields;
        bool is_sorted = true;
        for (auto field : take(json.get_object())) {
            std::string name(take(field.unescaped_key()));
            ondemand::value value = take(field.value());
            is_sorted = is_sorted && (fields.empty() || fields.back().name < name);
            fields.push_back({std::move(name), {}});
            fields.back().value = read_value(value, depth + 1);
        }
        if (!is_sorted) sort_by_name(fields);
        if (fields.size() == 1 && fields.front().name.starts_with('$')) return special(fields.front(), begin);
        return {std::move(fields)};
    }

    static void sort_by_name(schema::ObjectValue& fields) {
        const auto is_before = [](const auto& a, const auto& b) { return a.name < b.name; };
        const auto is_same = [](const auto& a, const auto& b) { return a.name == b.name; };
        std::stable_sort(fields.begin(), fields.end(), is_before);
        // The last of each name stays.
        const auto end = std::unique(fields.rbegin(), fields.rend(), is_same);
        fields.erase(fields.begin(), end.base());
    }

    // `{"$integer": BASE64}` and the like.
    static schema::Value special(const schema::FieldValue& field, std::size_t begin) {
        const auto* text = std::get_if<std::string>(&field.value.is);
        if (text != nullptr && field.name == "$bytes") {
            if (auto bytes = decode_base64(*text)) return {schema::Bytes{std::move(*bytes)}};
        } else if (const auto bits = text == nullptr ? std::nullopt : decode_eight_bytes(*text)) {
            if (field.name == "$integer") return {static_cast<std::int64_t>(*bits)};
            if (field.name == "$float") return {std::bit_cast<double>(*bits)};
        }
        throw json::Failure{fmt::format("`{}` does not hold what Convex writes there", field.name),
                            place(begin, 1)};
    }

    DocumentReader& reader_;
    std::string_view line_;
};

DocumentReader::DocumentReader(Numbers numbers)
    : numbers_(numbers), simdjson_(std::make_unique<Simdjson>()) {}

DocumentReader::~DocumentReader() = default;

std::optional<json::Failure> DocumentReader::read(std::string_view line, schema::Value& document) {
    try {
        LineReader(*this, line).read(document);
        return std::nullopt;
    } catch (json::Failure& failure) {
        return std::move(failure);
    } catch (const NoDocument&) {
        std::size_t bad = 0;
        if (!diagnostics::is_utf8(line, bad)) {
            const auto at = static_cast<std::uint32_t>(bad);
            return json::Failure{"the line is not UTF-8 text", {at, at + 1}};
        }
        json::Parsed parsed = json::parse(line);
        if (parsed.failure) return std::move(parsed.failure);
        return json::Failure{"a document is a JSON object, and this is none", parsed.value.place};
    }
}

}  // namespace parser
