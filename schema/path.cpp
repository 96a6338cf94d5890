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

}  // namespace schema
