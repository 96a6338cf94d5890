#include "emit/move_code.h"

#include <fmt/format.h>

#include "emit/convert_code.h"
#include "emit/pieces.h"
#include "schema/match.h"

namespace emit {
namespace {

using schema::Path;
using schema::TypeId;

// An error, where what is at one place would be lost because of what is at another.
void refuse_if(const TableCode& table, Lines& out, const std::string& condition, const std::string& lost,
               const std::string& kept) {
    out.open(fmt::format("if ({}) {{", condition));
    out.line(fmt::format(
        "throw new Error(`{} ${{doc._id}}: \\`{}\\` would be lost, as \\`{}\\` is not the same`);",
        table.table_name(), lost, kept));
    out.close("}");
}

// An object of fields beside it. `beside` is the path of one of these, or of a part of it.
template <class Beside>
void build_at(const TableCode& table, Lines& out, const planner::Build& build, const std::string& access,
              const std::string& object, const Beside& beside, const std::string& name_of_it) {
    std::string condition = access + " === undefined";
    std::string fields;
    for (const std::string& name : build.required) {
        condition += fmt::format(" && {}.{} !== undefined", object, name);
        fields += fmt::format("{}{}: {}.{}", fields.empty() ? "" : ", ", name, object, name);
    }
    if (build.required.empty()) {
        std::string any;
        for (const std::string& name : build.optional)
            any += fmt::format("{}{}.{} !== undefined", any.empty() ? "" : " || ", object, name);
        condition += build.optional.size() > 1 ? " && (" + any + ")" : " && " + any;
    }
    const std::string made = fields.empty() ? "{}" : fmt::format("{{ {} }}", fields);
    if (build.optional.empty()) {
        out.statement_if(condition, fmt::format("{} = {};", access, made));
    } else {
        out.open(fmt::format("if ({}) {{", condition));
        out.line(fmt::format("{} = {};", access, made));
        for (const std::string& name : build.optional)
            out.line(fmt::format("if ({0}.{1} !== undefined) {2}.{1} = {0}.{1};", object, name, access));
        out.close("}");
    }
    const std::string is_there = build.may_be_absent ? "" : access + " !== undefined && ";
    const char* const dot = build.may_be_absent || build.may_be_null ? "?." : ".";
    for (const auto* parts : {&build.required, &build.optional}) {
        for (const std::string& name : *parts)
            refuse_if(table, out,
                      fmt::format("{0}{1}.{2} !== undefined && compareValues({1}.{2}, {3}{4}{2}) !== 0",
                                  is_there, object, name, access, dot),
                      beside(name), beside(name_of_it, name));
    }
}

}  // namespace

void rename_at(TableCode& table, Lines& out, const planner::Rename& rename, const schema::Step& step,
               const std::string& object, const Path& path) {
    const std::string from = fmt::format("{}.{}", object, std::get<schema::FieldStep>(step).name);
    Path to = path;
    to.emplace_back(schema::FieldStep{rename.to});
    if (rename.null_is_absent) out.statement_if(from + " === null", fmt::format("delete {};", from));
    out.open(fmt::format("if ({} !== undefined) {{", from));
    std::string value = from;
    if (rename.how) {
        value = converted(table, *rename.how, from, to, [&] {
            const Piece given = pieces::type(table.before(), rename.type);
            table.has_ids(table.before(), rename.type);
            const TypeId now = table.now(to);
            return table.stub({fmt::format("the new value of `{}`, given the old one", to_string(to)),
                               to_string(to),
                               table.has_ids(table.after(), now),
                               {{"old", to_string(given, 2, 9), is_shown(table.before(), rename.type)}},
                               {from},
                               pieces::type(table.after(), now)});
        });
    }
    const std::string there = object + "." + rename.to;
    Path old = path;
    old.push_back(step);
    const bool is_asked = rename.how && std::holds_alternative<planner::Ask>(*rename.how);
    if (is_asked) {
        refuse_if(table, out, there + " !== undefined", to_string(old), to_string(to));
        out.line(fmt::format("{} = {};", there, value));
    } else {
        out.line(fmt::format("if ({0} === undefined) {0} = {1};", there, value));
        refuse_if(table, out, fmt::format("compareValues({}, {}) !== 0", there, value), to_string(old),
                  to_string(to));
    }
    out.line(fmt::format("delete {};", from));
    out.close("}");
}

void move_at(TableCode& table, Lines& out, const planner::Rewrite& rewrite, const std::string& object,
             const std::string& name) {
    const std::string access = object + "." + name;
    const Path& path = rewrite.path;
    const auto beside = [&](const std::string& field, const std::string& part = "") {
        Path place(path.begin(), path.end() - 1);
        place.emplace_back(schema::FieldStep{field});
        if (!part.empty()) place.emplace_back(schema::FieldStep{part});
        return to_string(place);
    };
    schema::match(
        rewrite.what,
        [&](const planner::Build& build) { build_at(table, out, build, access, object, beside, name); },
        [&](const planner::TakeOut& take) {
            const std::string from = object + "." + take.from;
            out.open(fmt::format("if ({}?.{} !== undefined) {{", from, take.part));
            out.line(fmt::format("if ({0} === undefined) {0} = {1}.{2};", access, from, take.part));
            refuse_if(table, out, fmt::format("compareValues({}, {}.{}) !== 0", access, from, take.part),
                      beside(take.from, take.part), beside(name));
            out.close("}");
        },
        [&](const planner::PutIn& put) {
            const std::string from = object + "." + put.part;
            out.open(fmt::format("if ({} !== undefined) {{", from));
            const std::string not_null = put.may_be_null ? fmt::format(" && {} !== null", access) : "";
            out.statement_if(
                fmt::format("{0} !== undefined{2} && {0}.{1} === undefined", access, put.part, not_null),
                fmt::format("{0} = {{ ...{0}, {1}: {2} }};", access, put.part, from));
            refuse_if(table, out, fmt::format("compareValues({}, {}?.{}) !== 0", from, access, put.part),
                      beside(put.part), beside(name, put.part));
            out.close("}");
        },
        [](const auto&) {});
}

}  // namespace emit
