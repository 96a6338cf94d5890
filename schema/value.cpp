#include "schema/value.h"

#include <algorithm>

namespace schema {

std::string written_id(const std::string& table, unsigned number) {
    return std::to_string(10000 + number) + table;
}

bool is_written_id(std::string_view text, std::string_view table) {
    if (text.size() <= table.size() || !text.ends_with(table)) return false;
    const std::string_view number = text.substr(0, text.size() - table.size());
    return std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace schema
