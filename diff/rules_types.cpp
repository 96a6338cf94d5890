#include "diff/rules_types.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "diagnostics/nearest.h"
#include "diff/place.h"
#include "diff/subject.h"
#include "schema/field_path.h"
#include "schema/match.h"
#include "schema/members.h"
#include "schema/text.h"

namespace diff {
namespace {

using schema::Member;
using schema::Schema;
using schema::Table;
using schema::TypeId;

constexpr std::size_t shown = 60;

constexpr const char* valid_name = "use at most 64 letters, digits and `_`, a letter first";

// Levels of `{` and `[` in the JSON of a validator. Convex's backend reads JSON down to 127 of them, and a
// push sends the schema seven levels deep, all of the last time.
constexpr std::size_t deepest = 120;

// The tables of Convex itself whose ids a document can hold.
constexpr std::array<std::string_view, 2> system_tables = {"_scheduled_functions", "_storage"};

template <class Wanted>
const Wanted* as(const Schema& schema, TypeId type) {
    return std::get_if<Wanted>(&schema[type].shape);
}

class Walk {
  public:
    Walk(const Schema& schema, const Table& table, const std::unordered_set<std::string_view>& tables,
         std::vector<Problem>& problems)
        : schema_(schema), table_(table), tables_(tables), problems_(problems) {}

    void run() {
        const Place whole{};
        name();
        document(whole);
        nesting(whole);
        type(whole, table_.document, true);
    }

  private:
    void add(RuleId id, const Place& place, Span span, std::string_view what, std::string message,
             std::optional<std::string> fix = std::nullopt) {
        problems_.push_back(problem(id, {table_.name, place.path(), place.stable_path(), span}, what,
                                    std::move(message), std::move(fix)));
    }

    Subject at(const Place& place) const { return subject(place.path(), table_.name); }

    void name() {
        if (const auto why = schema::why_invalid_name(table_.name)) {
            add(RuleId::table_name_invalid, {}, table_.span, "",
                fmt::format("the name of table `{}` {}", table_.name, *why), valid_name);
        } else if (table_.name.starts_with('_')) {
            add(RuleId::table_name_reserved, {}, table_.span, "",
                fmt::format("the name of table `{}` starts with `_`, as those of Convex's own tables do",
                            table_.name),
                "start it with a letter");
        }
    }

    // The documents of a table are objects, a union of objects, or anything; Convex flattens no unions.
    void document(const Place& whole) {
        const auto refuse = [&](TypeId found, std::string_view are, const char* fix) {
            const std::string type = schema::to_string(schema_, found, shown);
            add(RuleId::table_type_invalid, whole, schema_[found].span, schema::to_string(schema_, found),
                fmt::format("the documents of `{}` {} `{}`; a table takes an object, a union of objects, or "
                            "`v.any()`",
                            table_.name, are, type),
                fix);
        };
        const auto is_object = [&](TypeId one) { return as<schema::Object>(schema_, one) != nullptr; };
        const auto is_unknown = [&](TypeId one) { return as<schema::Unknown>(schema_, one) != nullptr; };
        const auto* members = as<schema::Union>(schema_, table_.document);
        if (members == nullptr) {
            const bool is_any = as<schema::Any>(schema_, table_.document) != nullptr;
            if (!is_object(table_.document) && !is_any && !is_unknown(table_.document))
                refuse(table_.document, "are", "put it in a field");
            return;
        }
        for (const TypeId member : members->members) {
            if (is_object(member) || is_unknown(member)) continue;
            if (as<schema::Union>(schema_, member) != nullptr) {
                refuse(member, "may be the union in a union", "write its members into the outer union");
            } else {
                refuse(member, "may be", "leave it out of the union, or take `v.any()` for all of it");
            }
        }
    }

    void nesting(const Place& whole) {
        const std::size_t levels = levels_of(table_.document);
        if (levels <= deepest) return;
        add(RuleId::validator_too_deep, whole, schema_[table_.document].span, "",
            fmt::format("the validator of `{}` is {} levels deep as JSON; Convex reads {}", table_.name,
                        levels, deepest),
            "put `v.any()` where it goes deepest: no document nests that deep");
    }

    // How deep the JSON of a validator is (convex.md, 4.1); an unknown part counts as little as it can.
    std::size_t levels_of(TypeId id) {
        if (const auto known = levels_.find(id); known != levels_.end()) return known->second;
        const std::size_t levels = schema::match(
            schema_[id].shape, [&](const schema::Array& array) { return 1 + levels_of(array.element); },
            [&](const schema::Record& record) {
                return 1 + std::max(levels_of(record.key), 1 + levels_of(record.value));
            },
            [&](const schema::Object& object) {
                std::size_t most = 2;
                for (const schema::Field& field : object.fields)
                    most = std::max(most, 3 + levels_of(field.type));
                return most;
            },
            [&](const schema::Union& one) {
                std::size_t most = 2;
                for (const TypeId member : one.members) most = std::max(most, 2 + levels_of(member));
                return most;
            },
            [](const schema::Literal& literal) {
                const auto* number = std::get_if<double>(&literal.value);
                const bool is_plain =
                    number == nullptr ? !std::holds_alternative<std::int64_t>(literal.value)
                                      : std::isfinite(*number) && !(*number == 0 && std::signbit(*number));
                return std::size_t{is_plain ? 1U : 2U};
            },
            [](const auto&) { return std::size_t{1}; });
        levels_.emplace(id, levels);
        return levels;
    }

    // A validator that is used in many places of a table is looked at once, as what it is: Convex drops some
    // fields of documents, and does not look for numbers and tables in them.
    void type(const Place& place, TypeId id, bool is_document = false) {
        std::unordered_set<TypeId>& seen = is_document    ? seen_documents_
                                           : dropped_ > 0 ? seen_dropped_
                                                          : seen_;
        if (!seen.insert(id).second) return;
        const Span span = schema_[id].span;
        schema::match(
            schema_[id].shape, [&](const schema::Id& one) { id_of(place, one.table, span); },
            [&](const schema::Literal& literal) { finite(place, literal, span); },
            [&](const schema::Array& array) {
                type(Place{&place, Place::Element{}}, array.element);
            },
            [&](const schema::Record& record) {
                keys(place, record.key, span);
                type(Place{&place, Place::Entry{record.key, record.key}}, record.key);
                type(Place{&place, Place::Entry{record.key, record.key}}, record.value);
            },
            [&](const schema::Object& object) {
                for (const schema::Field& field : object.fields) {
                    const Place inner{&place, Place::Field{nullptr, nullptr, field.name}};
                    field_name(inner, field);
                    const bool is_dropped = is_document && field.name.starts_with('_');
                    dropped_ += is_dropped ? 1 : 0;
                    type(inner, field.type);
                    dropped_ -= is_dropped ? 1 : 0;
                }
            },
            [&](const schema::Union&) {
                const std::vector<Member> members = schema::members_of(schema_, id, forms_);
                for (const Member& member : members) {
                    if (members.size() == 1) {
                        type(place, member.type, is_document);
                    } else {
                        const Place::Member step{member.number, forms_.digest(member.form)};
                        type(Place{&place, step}, member.type, is_document);
                    }
                }
            },
            [](const auto&) {});
    }

    void field_name(const Place& place, const schema::Field& field) {
        const auto why = schema::why_invalid_name(field.name);
        if (!why) return;
        const Subject one = at(place);
        add(RuleId::field_name_invalid, place, field.span, "",
            field.name.empty() ? fmt::format("a field has no name{}", one.in_member)
                               : fmt::format("the name of {} {}{}", one.owner, *why, one.in_member),
            valid_name);
    }

    void finite(const Place& place, const schema::Literal& literal, Span span) {
        const auto* number = std::get_if<double>(&literal.value);
        if (number == nullptr || std::isfinite(*number) || dropped_ > 0) return;
        const std::string text = schema::number_to_string(*number);
        const Subject one = at(place);
        add(RuleId::literal_not_finite, place, span, text,
            fmt::format("{} may be the literal `{}`, which no schema can hold{}", one.owner, text,
                        one.in_member),
            "use `v.number()`");
    }

    // The first part of the keys that Convex does not take; a part that is unknown may be fine.
    std::optional<TypeId> bad_key(TypeId key) const {
        return schema::match(
            schema_[key].shape, [](const schema::String&) { return std::optional<TypeId>(); },
            [](const schema::Id&) { return std::optional<TypeId>(); },
            [](const schema::Unknown&) { return std::optional<TypeId>(); },
            [&](const schema::Union& one) {
                for (const TypeId member : one.members) {
                    if (const auto bad = bad_key(member)) return bad;
                }
                return std::optional<TypeId>();
            },
            [&](const auto&) { return std::optional(key); });
    }

    void keys(const Place& place, TypeId key, Span span) {
        const auto bad = bad_key(key);
        if (!bad) return;
        const auto* literal = as<schema::Literal>(schema_, *bad);
        const bool is_name = literal != nullptr && std::holds_alternative<std::string>(literal->value);
        const Subject one = at(place);
        add(RuleId::record_keys_invalid, place, span, schema::to_string(schema_, key),
            fmt::format(
                "the keys of the record in {} are `{}`; they can be `v.string()`, `v.id()`, or a union "
                "of these{}",
                one.owner, schema::to_string(schema_, *bad, shown), one.in_member),
            is_name ? "use `v.object()` with optional fields, or `v.string()` for the keys"
                    : "use `v.string()` for the keys");
    }

    void id_of(const Place& place, const std::string& target, Span span) {
        const Subject one = at(place);
        if (const auto why = schema::why_invalid_name(target)) {
            add(RuleId::table_name_invalid, place, span, target,
                fmt::format("{} may be an id of table `{}`, and that name {}{}", one.owner, target, *why,
                            one.in_member),
                "name a table of the schema");
            return;
        }
        const bool is_named =
            tables_.contains(target) ||
            std::find(system_tables.begin(), system_tables.end(), target) != system_tables.end();
        if (is_named || schema_.open || dropped_ > 0 || !unknown_tables_.insert(target).second) return;
        std::vector<std::string_view> names(system_tables.begin(), system_tables.end());
        for (const Table& table : schema_.tables) names.emplace_back(table.name);
        const bool is_own = target.starts_with('_');
        add(RuleId::id_of_unknown_table, place, span, target,
            fmt::format("{} may be an id of table `{}`, which {}{}{}", one.owner, target,
                        is_own ? "is none of those that Convex gives ids of" : "the schema does not name",
                        one.in_member, diagnostics::did_you_mean(target, names)),
            is_own ? fmt::format("take one of `{}`", fmt::join(system_tables, "`, `"))
                   : "name the table in the schema, or correct the id; as long as there is no such table, no "
                     "id fits");
    }

    const Schema& schema_;
    const Table& table_;
    const std::unordered_set<std::string_view>& tables_;
    std::vector<Problem>& problems_;
    schema::Forms forms_;
    std::unordered_map<TypeId, std::size_t> levels_;
    std::unordered_set<TypeId> seen_;
    std::unordered_set<TypeId> seen_documents_;
    std::unordered_set<TypeId> seen_dropped_;
    std::unordered_set<std::string> unknown_tables_;  // told once for each table
    int dropped_ = 0;                                 // inside of a field that Convex drops, how many deep
};

}  // namespace

void check_documents(const Schema& schema, const Table& table,
                     const std::unordered_set<std::string_view>& names, std::vector<Problem>& problems) {
    Walk(schema, table, names, problems).run();
}

}  // namespace diff
