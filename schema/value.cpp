#include "schema/value.h"

#include <algorithm>

namespace schema {

std::size_t size_of(const Value& value) {
    std::size_t size = 1;
    if (const auto* elements = std::get_if<ArrayValue>(&value.is)) {
        for (const Value& element : *elements) size += size_of(element);
    } else if (const auto* fields = std::get_if<ObjectValue>(&value.is)) {
        for (const FieldValue& field : *fields) size += size_of(field.value);
    }
    return size;
}

bool operator==(const Value& a, const Value& b) {
    const auto* fields = std::get_if<ObjectValue>(&a.is);
    const auto* others = std::get_if<ObjectValue>(&b.is);
    if (fields == nullptr || others == nullptr) return a.is == b.is;
    const auto is_in_others = [&](const FieldValue& field) {
        return std::find(others->begin(), others->end(), field) != others->end();
    };
    return fields->size() == others->size() && std::all_of(fields->begin(), fields->end(), is_in_others);
}

std::string written_id(const std::string& table, unsigned number) {
    return std::to_string(10000 + number) + table;
}

bool is_written_id(std::string_view text, std::string_view table) {
    if (text.size() <= table.size() || !text.ends_with(table)) return false;
    const std::string_view number = text.substr(0, text.size() - table.size());
    return std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace schema
