#include "emit/validation.h"

#include <fmt/format.h>

#include "emit/json.h"
#include "schema/text.h"

namespace emit {

using schema::Answer;
using schema::Cause;

constexpr std::size_t shown = 100;

schema::Counts Validation::counts() const {
    schema::Counts all;
    for (const ValidatedTable& table : tables) all += table.tally.counts();
    return all;
}

Answer Validation::answer(const schema::Counts& counts) const {
    if (counts.unfit > 0) return Answer::no;
    const bool is_open = counts.undecided > 0 || (counts.unchecked > 0 && !are_ids_taken);
    return is_open ? Answer::unknown : Answer::yes;
}

std::string message(const schema::Finding& finding, const schema::Schema& schema) {
    const std::string what = finding.path.empty() ? "the document" : fmt::format("`{}`", finding.path);
    const std::string asked =
        finding.expected ? fmt::format("`{}`", schema::to_string(schema, *finding.expected, shown)) : "";
    switch (finding.cause) {
        case Cause::missing_field: return fmt::format("{} is missing, and is {}", what, asked);
        case Cause::extra_field: return fmt::format("{} is no field of the schema", what);
        case Cause::wrong_type:
        case Cause::wrong_literal: return fmt::format("{} is not {}", what, asked);
        case Cause::no_member: return fmt::format("{} fits no member of {}", what, asked);
        case Cause::wrong_key: return fmt::format("{} has a key that is not {}", what, asked);
        case Cause::not_an_id: return fmt::format("{} is no id, and should be {}", what, asked);
        case Cause::wrong_table:
            return fmt::format("{} is an id of another table, and should be {}", what, asked);
        case Cause::unchecked_id: return fmt::format("{} is an id, of {} if that is the table", what, asked);
        case Cause::unknown_type: return fmt::format("{} is of a type that could not be evaluated", what);
    }
    return {};
}

std::string shown_value(const schema::Value& value) {
    std::string text = to_line(document_json(value));
    if (text.size() <= shown) return text;
    std::size_t end = shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

}  // namespace emit
