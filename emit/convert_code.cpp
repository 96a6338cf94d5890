#include "emit/convert_code.h"

#include <fmt/format.h>

#include <algorithm>

#include "emit/pieces.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

using schema::Path;
using schema::TypeId;

// What values at the place may be, as far as it is known.
std::set<planner::ValueKind> kinds(TableCode& table, const planner::Convert& convert, TypeId type) {
    std::set<planner::ValueKind> all = table.kinds_of(table.after(), type);
    if (all.empty()) return {};
    for (const auto& one : convert.cases) {
        if (!one.type) return {};
        const auto more = table.kinds_of(table.before(), *one.type);
        if (more.empty()) return {};
        all.insert(more.begin(), more.end());
    }
    return all;
}

Piece given_type(TableCode& table, const planner::Convert::Case& one) {
    if (!one.type) return {Piece::Style::list, "unknown"};
    table.has_ids(table.before(), *one.type);
    return pieces::type(table.before(), *one.type);
}

// What is asked of a person: about which values, and how they are passed.
struct Asked {
    std::vector<std::string> conditions;
    std::vector<Piece> types;
    bool is_narrowed = true;  // TypeScript sees which of them it is
    bool can_show = true;

    std::string condition() const { return fmt::format("{}", fmt::join(conditions, " || ")); }
};

void ask_for_document(TableCode& table, Lines& out, const Asked& asked, TypeId type) {
    table.has_ids(table.after(), type);
    const std::string call = table.stub({"the new document, given one that the new schema does not take",
                                         "",
                                         true,
                                         {},
                                         {},
                                         pieces::type(table.after(), type)});
    out.open(fmt::format("if ({}) {{", asked.condition()));
    out.line(fmt::format("next = {{ ...({}), _id: doc._id, _creationTime: doc._creationTime }};", call));
    out.close("}");
}

void ask_for_value(TableCode& table, Lines& out, const Asked& asked, const Path& path, const Access& access,
                   const schema::Field* field, TypeId type) {
    std::string name = field != nullptr ? field->name : name_for(path);
    if (name == "doc" || !schema::is_identifier(name)) name = "old";
    const bool is_waiting = table.has_ids(table.after(), type);
    const std::string parameter = Identifiers({"doc", "ctx"}).unique(name);
    const std::string given = to_string(pieces::type(asked.types), 2, 9);
    const std::string passed = asked.is_narrowed ? access.text : fmt::format("{} as {}", access.text, given);
    const std::string call = table.stub(
        {fmt::format("the new value of `{}`, given one that the new schema does not take", to_string(path)),
         to_string(path),
         is_waiting,
         {{parameter, given, asked.can_show}},
         {passed},
         pieces::type(table.after(), type)});
    out.statement_if(asked.condition(), fmt::format("{} = {};", access.text, call));
}

}  // namespace

std::string converted(TableCode& table, const planner::Conversion& how, const std::string& value,
                      const Path& path, const std::function<std::string()>& ask) {
    const auto number = [&](const char* function) {
        return fmt::format("{}({}, `{} ${{doc._id}}: \\`{}\\``)", function, value, table.table_name(),
                           to_string(path));
    };
    return schema::match(
        how, [&](const planner::Ask&) { return ask(); },
        [&](const planner::ToInt64&) {
            table.code().to_int64 = true;
            return number("toInt64");
        },
        [&](const planner::ToFloat64&) {
            table.code().to_float64 = true;
            return number("toFloat64");
        },
        [&](const planner::ToAbsent&) { return std::string(); },
        [&](const planner::ToValue& to) { return to_string(pieces::value(to.value), 0, 0); });
}

bool convert_at(TableCode& table, Lines& out, const planner::Convert& convert, const Path& path,
                Access access, const schema::Field* field, TypeId type) {
    Asked asked;
    access.kinds = kinds(table, convert, type);
    std::string validator;
    for (const auto& one : convert.cases) {
        if (needs_context(one.guard)) table.code().needs_context = true;
        const bool is_unfit = std::holds_alternative<planner::DoesNotFit>(one.guard);
        if (is_unfit && validator.empty()) validator = table.constant(type, path);
        const std::string guarded = path.empty() && is_unfit ? table.does_not_fit(validator)
                                                             : condition(one.guard, access, validator);
        if (std::holds_alternative<planner::Ask>(one.how)) {
            if (std::find(asked.conditions.begin(), asked.conditions.end(), guarded) ==
                asked.conditions.end())
                asked.conditions.push_back(guarded);
            asked.types.push_back(given_type(table, one));
            asked.can_show = asked.can_show && one.type && is_shown(table.before(), *one.type);
            asked.is_narrowed =
                asked.is_narrowed && !needs_context(one.guard) && !table.is_mistaken(one, type);
        } else if (std::holds_alternative<planner::ToAbsent>(one.how)) {
            out.statement_if(guarded, fmt::format("delete {};", access.text));
        } else {
            const std::string value =
                converted(table, one.how, access.text, path, [] { return std::string(); });
            out.statement_if(guarded, fmt::format("{} = {};", access.text, value));
        }
    }
    if (asked.conditions.empty()) return false;
    if (!path.empty())
        ask_for_value(table, out, asked, path, access, field, type);
    else
        ask_for_document(table, out, asked, type);
    return path.empty();
}

}  // namespace emit
