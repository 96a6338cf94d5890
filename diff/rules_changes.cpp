#include "diff/rules_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <unordered_set>

#include "schema/field_path.h"
#include "schema/match.h"

namespace diff {
namespace {

using schema::Field;
using schema::Index;
using schema::Pretence;
using schema::Schema;
using schema::Table;
using schema::TypeId;

// --- fields that documents may lack from now on, and the indexes over them ---

// A path as an index has it: without the members of unions.
std::string without_members(const std::string& path) {
    static const std::regex member(R"(\|[0-9]+)");
    const std::string rest = std::regex_replace(path, member, "");
    return rest.starts_with('.') ? rest.substr(1) : rest;
}

// The fields that a query by an index compares with values. What it searches for is not there to be missed.
const std::vector<std::string>& compared(const Index& index) {
    return schema::match(
        index.definition,
        [](const schema::DatabaseIndex& one) -> const std::vector<std::string>& { return one.fields; },
        [](const auto& one) -> const std::vector<std::string>& { return one.filter_fields; });
}

// The first field of an index that is not there, or lies inside of what is not there.
std::optional<std::string> missed(const Index& index, const std::string& lacking) {
    for (const std::string& text : compared(index)) {
        const auto path = schema::parse_field_path(text);
        if (!path) continue;
        const std::string field = schema::to_string(*path);
        if (field == lacking || field.starts_with(lacking + ".")) return field;
    }
    return std::nullopt;
}

void check_indexes_over(const ToLack& field, const Table& table, std::vector<Problem>& problems) {
    std::vector<std::string> queries;
    std::vector<std::string> filters;
    std::string tip = "fill it in before code relies on the filter";
    for (const Index& index : table.indexes) {
        const auto inside = missed(index, field.path);
        if (!inside) continue;
        const bool is_database = std::holds_alternative<schema::DatabaseIndex>(index.definition);
        if (is_database && queries.empty())
            tip = fmt::format("fill it in, or ask for `eq(\"{}\", undefined)` too", *inside);
        (is_database ? queries : filters).push_back(fmt::format("`{}`", index.name));
    }
    std::vector<std::string> ways;
    if (!queries.empty())
        ways.push_back(fmt::format("an index query for a value ({})", fmt::join(queries, ", ")));
    if (!filters.empty())
        ways.push_back(fmt::format("a search with a filter ({})", fmt::join(filters, ", ")));
    if (ways.empty()) return;
    problems.push_back(
        problem(RuleId::index_over_absent, {table.name, field.path, field.path, field.span}, "",
                fmt::format("documents {} lack `{}`, and {} misses those",
                            field.is_new ? "so far" : "may now", field.path, fmt::join(ways, " or ")),
                tip));
    // No code has counted on a field that is new.
    if (field.is_new) problems.back().level = Level::info;
}

// --- fields that are typed as something else than what documents hold ---

struct Pretended {
    const Field* field;
    std::string path;
};

class Pretences {
  public:
    explicit Pretences(const Schema& schema) : schema_(schema) {}

    std::vector<Pretended> run(TypeId document) {
        visit(document, "");
        return std::move(found_);
    }

  private:
    void visit(TypeId type, const std::string& path) {
        if (!seen_.insert(type).second) return;
        schema::match(
            schema_[type].shape, [&](const schema::Array& one) { visit(one.element, path + "[]"); },
            [&](const schema::Record& one) { visit(one.value, path + "{}"); },
            [&](const schema::Union& one) {
                for (const TypeId member : one.members) visit(member, path);
            },
            [&](const schema::Object& object) {
                for (const Field& field : object.fields) {
                    const std::string inner = path.empty() ? field.name : path + "." + field.name;
                    if (field.pretence != Pretence::none) found_.push_back({&field, inner});
                    visit(field.type, inner);
                }
            },
            [](const auto&) {});
    }

    const Schema& schema_;
    std::unordered_set<TypeId> seen_;
    std::vector<Pretended> found_;
};

std::string_view export_name(Pretence pretence) {
    switch (pretence) {
        case Pretence::deprecated: return "deprecated";
        case Pretence::pretend: return "pretend";
        case Pretence::pretend_required: return "pretendRequired";
        case Pretence::none: break;
    }
    return {};
}

void check_new_pretence(const Table& table, const Pretended& one, std::vector<Problem>& problems) {
    if (one.field->pretence == Pretence::deprecated) return;  // code is not to read it anyway
    const bool is_anything = one.field->pretence == Pretence::pretend;
    problems.push_back(
        problem(RuleId::pretended_field, {table.name, one.path, one.path, one.field->span}, "",
                fmt::format("field `{}` is typed as if every document had it, and documents may {} it (`{}`)",
                            one.path, is_anything ? "lack it or hold anything in" : "lack",
                            export_name(one.field->pretence)),
                "read it as `undefined` too, until it is filled in everywhere"));
}

void check_old_pretences(const Table& table, const std::vector<Pretended>& still,
                         std::vector<Problem>& problems) {
    if (still.empty()) return;
    std::vector<std::string> names;
    std::set<std::string> sorted;
    for (const Pretended& one : still) {
        names.push_back(fmt::format("`{}` ({})", one.path, export_name(one.field->pretence)));
        sorted.insert(names.back());
    }
    problems.push_back(problem(
        RuleId::pretend_in_place, {table.name, "", "", still.front().field->span},
        fmt::format("{}", fmt::join(sorted, " ")),
        fmt::format("`{}` still makes room for old documents: {}", table.name, fmt::join(names, ", ")),
        "once no document needs that, remove what is deprecated, and require what is pretended"));
}

}  // namespace

std::unordered_map<std::string, std::vector<ToLack>> fields_to_lack(const Changes& changes) {
    std::unordered_map<std::string, std::vector<ToLack>> all;
    for (const Change& change : changes.changes) {
        if (change.id != Id::field_made_optional && change.id != Id::field_added_optional) continue;
        std::vector<ToLack>& fields = all[change.table.value_or("")];
        ToLack field = {without_members(change.path), change.after->span,
                        change.id == Id::field_added_optional};
        const auto is_same = [&](const ToLack& one) { return one.path == field.path; };
        if (std::none_of(fields.begin(), fields.end(), is_same)) fields.push_back(std::move(field));
    }
    return all;
}

void check_readers(const Schema& before, const Table& old, const Schema& after, const Table& now,
                   const std::vector<ToLack>& to_lack, std::vector<Problem>& problems) {
    for (const ToLack& field : to_lack) check_indexes_over(field, now, problems);
    std::map<std::string, Pretence> olds;
    for (const Pretended& one : Pretences(before).run(old.document))
        olds.emplace(one.path, one.field->pretence);
    std::vector<Pretended> still;
    for (const Pretended& one : Pretences(after).run(now.document)) {
        const auto found = olds.find(one.path);
        if (found != olds.end() && found->second == one.field->pretence) {
            still.push_back(one);
        } else {
            check_new_pretence(now, one, problems);
        }
    }
    check_old_pretences(now, still, problems);
}

}  // namespace diff
