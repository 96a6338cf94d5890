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

void check_indexes_over(const std::set<std::string>& lacking, const Table& table,
                        std::vector<Problem>& problems) {
    const auto is_lacking = [&](const schema::FieldPath& path) {
        schema::FieldPath part;
        return std::any_of(path.begin(), path.end(), [&](const std::string& name) {
            part.push_back(name);
            return lacking.contains(schema::to_string(part));
        });
    };
    for (const Index& index : table.indexes) {
        const bool is_database = std::holds_alternative<schema::DatabaseIndex>(index.definition);
        for (const std::string& text : compared(index)) {
            const auto path = schema::parse_field_path(text);
            if (!path || !is_lacking(*path)) continue;
            const std::string place = "index:" + index.name;
            const std::string field = schema::to_string(*path);
            const std::string by = is_database
                                       ? fmt::format("`eq(\"{}\", …)` by index `{}`", field, index.name)
                                       : fmt::format("a search by `{}` that filters by it", index.name);
            problems.push_back(
                problem(RuleId::index_over_absent, {table.name, place, place, index.span}, field,
                        fmt::format("documents may now lack `{}`, and {} misses those", field, by),
                        is_database ? fmt::format("fill it in, or ask for `eq(\"{}\", undefined)` too", field)
                                    : "fill it in before code relies on the filter"));
        }
    }
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

std::unordered_map<std::string, std::set<std::string>> fields_to_lack(const Changes& changes) {
    std::unordered_map<std::string, std::set<std::string>> paths;
    for (const Change& change : changes.changes) {
        if (change.id == Id::field_made_optional || change.id == Id::field_added_optional)
            paths[change.table.value_or("")].insert(without_members(change.path));
    }
    return paths;
}

void check_readers(const Schema& before, const Table& old, const Schema& after, const Table& now,
                   const std::set<std::string>& to_lack, std::vector<Problem>& problems) {
    check_indexes_over(to_lack, now, problems);
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
