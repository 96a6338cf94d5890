#include "schema/path.h"

#include "schema/match.h"

namespace schema {

std::string to_string(const Path& path) {
    std::string text;
    for (const Step& step : path) {
        match(
            step, [&](const FieldStep& field) { text += (text.empty() ? "" : ".") + field.name; },
            [&](const ElementStep&) { text += "[]"; }, [&](const EntryStep&) { text += "{}"; },
            [&](const MemberStep& member) { text += "|" + std::to_string(member.number); });
    }
    return text;
}

std::string in_table(std::string_view table, std::string_view path) {
    const bool is_field = !path.empty() && !path.starts_with('|');
    return std::string(table).append(is_field ? "." : "").append(path);
}

std::string in_table(std::string_view table, const Path& path) {
    return in_table(table, to_string(path));
}

}  // namespace schema
