#include "schema/value.h"

#include <algorithm>

namespace schema {

std::string written_id(const std::string& table, unsigned number) {
    return std::to_string(10000 + number) + table;
}

bool is_written_id(const std::string& key, const std::string& table) {
    if (key.size() <= table.size() || !key.ends_with(table)) return false;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return std::all_of(key.begin(), key.end() - static_cast<std::ptrdiff_t>(table.size()), is_digit);
}

}  // namespace schema
