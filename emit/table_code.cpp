#include "emit/table_code.h"

#include <fmt/format.h>

#include <algorithm>

#include "emit/pieces.h"
#include "planner/telling.h"
#include "schema/match.h"
#include "schema/named_tables.h"
#include "schema/text.h"

namespace emit {

using planner::Ask;
using schema::match;
using schema::Path;
using schema::Schema;
using schema::TypeId;

namespace {

bool holds_timestamp(const Schema& schema, TypeId type) {
    const auto holds = [&](TypeId part) { return holds_timestamp(schema, part); };
    return match(
        schema[type].shape, [](const schema::CommitTs&) { return true; },
        [&](const schema::Array& one) { return holds(one.element); },
        [&](const schema::Record& one) { return holds(one.value); },
        [&](const schema::Object& one) {
            return std::any_of(one.fields.begin(), one.fields.end(),
                               [&](const schema::Field& field) { return holds(field.type); });
        },
        [&](const schema::Union& one) { return std::any_of(one.members.begin(), one.members.end(), holds); },
        [](const auto&) { return false; });
}

std::string declared(const Parameter& one) {
    return fmt::format("{}{}: {}", one.is_shown ? "" : "_", one.name, one.type);
}

}  // namespace

const schema::Table& TableCode::table() const {
    return *std::find_if(after_.tables.begin(), after_.tables.end(),
                         [&](const schema::Table& table) { return table.name == backfill_.table; });
}

std::set<planner::ValueKind> TableCode::kinds_of(const Schema& schema, TypeId type) {
    std::set<planner::ValueKind> kinds;
    for (const schema::Member& one : places_.members(schema, type)) {
        const auto kind = planner::value_kind(schema, one.type);
        if (!kind) return {};
        kinds.insert(*kind);
    }
    return kinds;
}

bool TableCode::has_ids(const Schema& schema, TypeId type) {
    const std::set<std::string> tables = schema::named_tables(schema, type);
    for (const std::string& one : tables) {
        bool& is_named = pieces::is_table(schema, one) ? code_.names_ids : code_.names_generic_ids;
        is_named = true;
    }
    return !tables.empty();
}

bool TableCode::is_async(const planner::Rewrite& rewrite) {
    return match(
        rewrite.what, [](const planner::Fill& fill) { return std::holds_alternative<Ask>(fill.with); },
        [&](const planner::Rename& rename) {
            if (!rename.how || !std::holds_alternative<Ask>(*rename.how)) return false;
            Path to = rewrite.path;
            to.back() = schema::FieldStep{rename.to};
            return has_ids(after_, now(to));
        },
        [&](const planner::Convert& convert) {
            const bool asks = std::any_of(convert.cases.begin(), convert.cases.end(), [](const auto& each) {
                return std::holds_alternative<Ask>(each.how);
            });
            return asks && (has_ids(after_, now(rewrite.path)) || rewrite.path.empty());
        },
        [](const auto&) { return false; });
}

bool TableCode::is_mistaken(const planner::Convert::Case& one, TypeId now) {
    if (holds_timestamp(after_, now) || (one.type && holds_timestamp(before_, *one.type))) return true;
    const auto* literal = std::get_if<planner::IsLiteral>(&one.guard);
    if (literal == nullptr || !std::holds_alternative<std::string>(literal->literal.value)) return false;
    const std::vector<schema::Member> all = places_.members(after_, now);
    return std::any_of(all.begin(), all.end(), [&](const schema::Member& member) {
        return std::holds_alternative<schema::Id>(after_[member.type].shape);
    });
}

std::string TableCode::doc_type() const {
    return fmt::format("Doc<{}>", schema::quoted(backfill_.table));
}

std::string TableCode::container_type(const Path& path) {
    std::string type = doc_type();
    for (auto step = path.begin(); step + 1 != path.end(); ++step) {
        if (std::holds_alternative<schema::MemberStep>(*step)) return "any";
        match(
            *step,
            [&](const schema::FieldStep& one) {
                type = fmt::format("NonNullable<{}[{}]>", type, schema::quoted(one.name));
            },
            [&](const schema::EntryStep&) {
                const Path record(path.begin(), step);
                const TypeId key = std::get<schema::Record>(after_[now(record)].shape).key;
                const bool is_id = std::holds_alternative<schema::Id>(after_[key].shape);
                if (is_id) has_ids(after_, key);
                type += fmt::format("[{}]", is_id ? to_string(pieces::type(after_, key), 0, 0) : "string");
            },
            [&](const auto&) { type += "[number]"; });
    }
    return type;
}

std::string TableCode::stub(StubRequest request) {
    const std::string name =
        names_.unique(camel_case(backfill_.table + "." + (request.path.empty() ? "document" : request.path)));
    std::string message;
    for (const Parameter& one : request.parameters) {
        if (one.is_shown) message += fmt::format(" of ${{String({})}}", one.name);
    }
    std::vector<Parameter> parameters = std::move(request.parameters);
    std::vector<std::string> passed = std::move(request.arguments);
    parameters.push_back({"doc", doc_type(), true});
    passed.emplace_back("doc");
    if (request.is_async) {
        parameters.insert(parameters.begin(), {"ctx", "MutationCtx"});
        passed.insert(passed.begin(), "ctx");
        code_.needs_context = true;
    }
    Piece list = {
        Piece::Style::list, fmt::format("{}function {}(", request.is_async ? "async " : "", name), {}, ""};
    for (const Parameter& one : parameters) list.parts.push_back({Piece::Style::list, declared(one)});
    std::string type = to_string(request.result, 0, 0);
    if (request.is_async) type = "Promise<" + type + ">";
    list.close = "): " + type + " {";
    code_.stubs.push_back({name, fmt::format("// {}: {}.\n{}\n  throw new Error(`{} {}{}{}{}`);\n}}\n",
                                             stub_mark, request.about, to_string(list, 0, 0), backfill_.table,
                                             stub_error_start, name, message, stub_error_end)});
    return fmt::format("{}{}({})", request.is_async ? "await " : "", name, fmt::join(passed, ", "));
}

std::string TableCode::constant(TypeId type, const Path& path) {
    std::string name = names_.unique(camel_case("fits." + backfill_.table + "." + to_string(path)));
    const std::string start = fmt::format("const {} = ", name);
    code_.constants.push_back(start + to_string(pieces::validator(after_, type), 0, start.size()) + ";\n");
    return name;
}

std::string TableCode::does_not_fit(const std::string& validator) {
    code_.fields_of = true;
    return fmt::format("!validate({}, fieldsOf(next))", validator);
}

bool is_shown(const Schema& schema, TypeId type) {
    if (const auto* one = std::get_if<schema::Union>(&schema[type].shape))
        return std::all_of(one->members.begin(), one->members.end(),
                           [&](TypeId member) { return is_shown(schema, member); });
    const auto kind = planner::value_kind(schema, type);
    return kind && *kind != planner::ValueKind::bytes && *kind != planner::ValueKind::array &&
           *kind != planner::ValueKind::object;
}

std::string name_for(const Path& path) {
    for (auto step = path.rbegin(); step != path.rend(); ++step) {
        if (const auto* field = std::get_if<schema::FieldStep>(&*step)) return camel_case(field->name);
        if (std::holds_alternative<schema::ElementStep>(*step)) return "item";
        if (std::holds_alternative<schema::EntryStep>(*step)) return "entry";
    }
    return "document";
}

}  // namespace emit
