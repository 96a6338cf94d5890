#include "schema/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "schema/match.h"

namespace schema {
namespace {

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

class Printer {
  public:
    Printer(const Schema& schema, std::size_t limit, Spelling spelling)
        : schema_(schema), limit_(limit), spelling_(std::move(spelling)) {}

    void type(TypeId id) {
        if (over()) return;
        match(
            schema_[id].shape, [&](const Any&) { call("any"); }, [&](const Null&) { call("null"); },
            [&](const Boolean&) { call("boolean"); }, [&](const Int64&) { call("int64"); },
            [&](const CommitTs&) { call("commitTs"); }, [&](const Float64&) { call("number"); },
            [&](const String&) { call("string"); }, [&](const BytesType&) { call("bytes"); },
            [&](const Literal& literal) { call("literal", to_string(literal, spelling_.quote)); },
            [&](const Id& table) { call("id", quoted(table.table, spelling_.quote)); },
            [&](const Array& array) {
                open("array");
                type(array.element);
                put(")");
            },
            [&](const Record& record) {
                open("record");
                type(record.key);
                put(", ");
                type(record.value);
                put(")");
            },
            [&](const Object& object) { fields(object); },
            [&](const Union& type_union) {
                open("union");
                list(type_union.members, [&](TypeId member) { type(member); });
                put(")");
            },
            [&](const Unknown&) { put("/* unknown */"); });
    }

    void field(TypeId id, bool optional) {
        if (optional) open("optional");
        type(id);
        if (optional) put(")");
    }

    std::string take() {
        if (cut_) text_ += "…";
        return std::move(text_);
    }

  private:
    void open(const char* builder) { put(spelling_.v + "." + builder + "("); }
    void call(const char* builder, const std::string& argument = "") {
        open(builder);
        put(argument + ")");
    }

    void fields(const Object& object) {
        if (object.fields.empty() && !object.open) return call("object", "{}");
        open("object");
        put("{ ");
        list(object.fields, [&](const Field& one) {
            put(property_name(one.name, spelling_.quote) + ": ");
            field(one.type, one.optional);
        });
        if (object.open) put(object.fields.empty() ? "/* unknown */" : ", /* unknown */");
        put(" })");
    }

    template <class Items, class Print>
    void list(const Items& items, const Print& print) {
        bool first = true;
        for (const auto& item : items) {
            if (over()) return;
            if (!first) put(", ");
            first = false;
            print(item);
        }
    }

    bool over() {
        cut_ = cut_ || text_.size() >= limit_;
        return cut_;
    }

    void put(const std::string& text) {
        if (!cut_) text_ += text;
    }

    const Schema& schema_;
    std::size_t limit_;
    Spelling spelling_;
    std::string text_;
    bool cut_ = false;
};

}  // namespace

std::string number_to_string(double number) {
    if (std::isnan(number)) return "NaN";
    if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0) return "0";
    // The shortest digits that read back as the same number, laid out as ECMA-262 Number::toString does.
    char buffer[32];
    const auto end =
        std::to_chars(std::begin(buffer), std::end(buffer), std::abs(number), std::chars_format::scientific);
    const std::string_view written(buffer, static_cast<std::size_t>(end.ptr - buffer));
    const std::size_t e = written.find('e');
    std::string digits;
    for (const char c : written.substr(0, e)) {
        if (c != '.') digits += c;
    }
    int exponent = 0;
    const std::string_view power = written.substr(e + (written[e + 1] == '+' ? 2 : 1));
    std::from_chars(power.data(), power.data() + power.size(), exponent);
    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1;  // where the decimal point stands among the digits
    const std::string sign = number < 0 ? "-" : "";
    if (count <= point && point <= 21)
        return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
    if (0 < point && point <= 21) return sign + digits.insert(static_cast<std::size_t>(point), ".");
    if (-6 < point && point <= 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    if (count > 1) digits.insert(1, ".");
    return fmt::format("{}{}e{}{}", sign, digits, exponent < 0 ? '-' : '+', std::abs(exponent));
}

std::string quoted(const std::string& text, char quote) {
    std::string result(1, quote);
    for (const char c : text) {
        if (c == quote) result += '\\';
        switch (c) {
            case '\\': result += "\\\\"; break;
            case '\n': result += "\\n"; break;
            case '\r': result += "\\r"; break;
            case '\t': result += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                    result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
                } else {
                    result += c;
                }
        }
    }
    return result + quote;
}

bool is_identifier(const std::string& name) {
    const auto is_part = [](char c) { return is_name_start(c) || (c >= '0' && c <= '9'); };
    return !name.empty() && is_name_start(name.front()) && std::all_of(name.begin(), name.end(), is_part);
}

std::string property_name(const std::string& name, char quote) {
    return is_identifier(name) ? name : quoted(name, quote);
}

std::string to_string(const Literal& literal, char quote) {
    return match(
        literal.value, [](bool value) { return std::string(value ? "true" : "false"); },
        [](std::int64_t value) { return std::to_string(value) + "n"; },
        [](double value) { return value == 0 && std::signbit(value) ? "-0" : number_to_string(value); },
        [&](const std::string& value) { return quoted(value, quote); });
}

std::string to_string(const Schema& schema, TypeId type, std::size_t limit) {
    return to_string(schema, type, false, limit);
}

std::string to_string(const Schema& schema, TypeId type, bool optional, std::size_t limit) {
    Printer printer(schema, limit, {});
    printer.field(type, optional);
    return printer.take();
}

std::string to_string(const Schema& schema, TypeId type, bool optional, const Spelling& spelling) {
    Printer printer(schema, unlimited, spelling);
    printer.field(type, optional);
    return printer.take();
}

}  // namespace schema
