#include "emit/validation.h"

#include <fmt/format.h>

#include <cmath>

#include "emit/json.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {

using schema::Answer;
using schema::Cause;

namespace {

using schema::match;

constexpr std::size_t shown = 80;
constexpr std::size_t asked_shown = 60;

// Writes a value as JavaScript would, until there is enough.
class Shown {
  public:
    std::string of(const schema::Value& value) {
        write(value, true);
        if (text_.size() <= shown) return std::move(text_);
        std::size_t end = shown;
        while (end > 0 && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) --end;
        return text_.substr(0, end) + "…";
    }

  private:
    void write(const schema::Value& value, bool is_whole) {
        match(
            value.is, [&](const schema::NullValue&) { text_ += "null"; },
            [&](bool one) { text_ += one ? "true" : "false"; },
            [&](std::int64_t one) { text_ += fmt::format("{}n", one); },
            [&](double one) {
                text_ += one == 0 && std::signbit(one) ? "-0" : schema::number_to_string(one);
            },
            [&](const std::string& one) { write_string(text_, one); },
            [&](const schema::DocumentId& one) { write_string(text_, schema::written_id(one.table)); },
            [&](const schema::Bytes& one) { text_ += fmt::format("Bytes({})", one.data.size()); },
            [&](const schema::ArrayValue& elements) {
                list('[', elements, [&](const schema::Value& element) { write(element, false); });
                text_ += ']';
            },
            [&](const schema::ObjectValue& fields) {
                list('{', fields, [&](const schema::FieldValue& field) {
                    // A document's own id is told beside it.
                    if (is_whole && field.name.starts_with('_')) return;
                    write_string(text_, field.name);
                    text_ += ':';
                    write(field.value, false);
                });
                text_ += '}';
            });
    }

    template <class Items, class Write>
    void list(char open, const Items& items, const Write& write_one) {
        text_ += open;
        const std::size_t start = text_.size();
        for (const auto& item : items) {
            if (text_.size() > shown) return;
            const std::size_t before = text_.size();
            if (before != start) text_ += ',';
            const std::size_t written = text_.size();
            write_one(item);
            if (text_.size() == written) text_.resize(before);
        }
    }

    std::string text_;
};

}  // namespace

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
        finding.expected ? fmt::format("`{}`", schema::to_string(schema, *finding.expected, asked_shown))
                         : "";
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
        case Cause::unchecked_id:
            return fmt::format("{} is an id of a table that is not known, and should be {}", what, asked);
        case Cause::unknown_type: return fmt::format("{} is of a type that could not be evaluated", what);
    }
    return {};
}

std::string shown_value(const schema::Value& value) {
    return Shown().of(value);
}

}  // namespace emit
