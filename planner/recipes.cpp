#include "planner/recipes.h"

#include <algorithm>
#include <unordered_map>

#include "diff/renames.h"
#include "planner/field_source.h"
#include "planner/places.h"
#include "planner/table_operations.h"
#include "planner/telling.h"
#include "planner/untold.h"
#include "planner/weight.h"
#include "schema/accepts.h"
#include "schema/match.h"
#include "schema/renamed.h"
#include "schema/text.h"

namespace planner {
namespace {

using schema::AddField;
using schema::Field;
using schema::match;
using schema::Operation;
using schema::Path;
using schema::Schema;
using schema::Table;
using schema::TypeId;
using schema::Value;

// The rewrites of one table.
class OfTable {
  public:
    OfTable(TableOperations operations, const Defaults& defaults)
        : operations_(std::move(operations)),
          before_(operations_.before),
          after_(operations_.after),
          defaults_(defaults),
          places_(operations_.places) {}

    std::vector<Rewrite> run() {
        for (const Path& path : take_untold(operations_)) ask(path);
        bring_optional();
        for (const Operation* one : operations_.all) {
            match(
                one->what, [&](const schema::MakeOptional&) { fill(*one); },
                [&](const AddField& added) { remove(*one, added); },
                [&](const schema::Widen& widen) { convert(*one, widen); },
                [&](const schema::AcceptAny&) { ask(one->path); }, [](const auto&) {});
        }
        return std::move(rewrites_);
    }

  private:
    void add(const Path& path, decltype(Rewrite::what) what) { rewrites_.push_back({path, std::move(what)}); }

    void ask(const Path& path) { add(path, Convert{{{DoesNotFit{}, std::nullopt, Ask{}}}}); }

    TypeId type_at(const Path& path) const { return places_.type(after_, operations_.now, path); }

    std::optional<Value> default_at(const Path& path) const {
        const auto found = defaults_.find({operations_.now.name, to_string(path)});
        if (found == defaults_.end()) return std::nullopt;
        return found->second;
    }

    // What code has read in old documents that lack a field of the table, if the new one takes it.
    std::optional<Value> read_before(const Path& path, const Field& field) const {
        const bool is_of_table =
            path.size() == 1 || (path.size() == 2 && std::holds_alternative<schema::MemberStep>(path[0]));
        if (!is_of_table) return std::nullopt;
        for (const schema::FieldValue& one : operations_.old.read_as) {
            if (one.name == field.name && accepts(after_, field.type, one.value) == schema::Answer::yes)
                return one.value;
        }
        return std::nullopt;
    }

    // --- a field that may be absent ---

    void fill(const Operation& one) {
        const Path& path = one.path;
        const Field& field = *places_.field(after_, operations_.now, path);
        const bool is_always_there = bring(parent(path), path, field);
        if (auto value = default_at(path)) {
            add(path, Fill{std::move(*value)});
        } else if (auto read = read_before(path, field)) {
            add(path, Fill{std::move(*read)});
        } else if (is_always_there) {
            add(path, Missing{});
        } else if (auto only = value_of_nothing(operations_, field.type)) {
            add(path, Fill{std::move(*only)});
        } else {
            add(path, Fill{Ask{}});
        }
    }

    // New fields that may be absent have no operation, since they ask for nothing. They get what was there
    // before it is cleared.
    void bring_optional() {
        std::vector<Path> objects;
        for (const Operation* one : operations_.all) {
            const auto* gone = std::get_if<AddField>(&one->what);
            if (gone == nullptr) continue;
            const Path object = parent(one->path);
            if (std::find(objects.begin(), objects.end(), object) == objects.end()) {
                objects.push_back(object);
                bring_optional(object, gone->object);
            }
            if (last_field(object) == nullptr) continue;
            const Path around = parent(object);
            const auto old = operations_.old_object(around);
            if (!old || std::find(objects.begin(), objects.end(), around) != objects.end()) continue;
            objects.push_back(around);
            bring_optional(around, *old);
        }
    }

    // Of one object, which was `old`.
    void bring_optional(const Path& object, TypeId old) {
        const schema::Object* now = operations_.object(object);
        if (now == nullptr) return;
        for (const Field& field : now->fields) {
            if (!field.optional || Places::field_of(before_, old, field.name) != nullptr) continue;
            Path path = object;
            path.emplace_back(schema::FieldStep{field.name});
            bring(object, path, field);
        }
    }

    // Takes the value from where it was, if that is certain; whether old documents all have it there.
    bool bring(const Path& object, const Path& path, const Field& field) {
        Brought from = brought(operations_, object, field);
        if (from.how) add(path, std::move(*from.how));
        return from.is_always_there;
    }

    // --- a field that went ---

    void remove(const Operation& one, const AddField& added) {
        const Path object = parent(one.path);
        const auto to = operations_.renamed_to(object, added);
        if (!to) {
            if (const auto into = goes_into(operations_, object, added)) {
                Path path = object;
                path.emplace_back(schema::FieldStep{*into});
                add(path, PutIn{added.field.name});
            }
            return add(one.path, Clear{});
        }
        const TypeId now = Places::field_of(after_, type_at(object), *to)->type;
        if (places_.within(before_, added.field.type, after_, now))
            return add(one.path, Rename{*to, std::nullopt, added.field.type});
        const auto only = places_.members(before_, added.field.type);
        const Conversion how = only.size() == 1 ? number_conversion(only.front().type, now) : Ask{};
        add(one.path, Rename{*to, how, added.field.type});
    }

    // --- a type that takes old values too ---

    void convert(const Operation& one, const schema::Widen& widen) {
        const TypeId now = type_at(one.path);
        const Members news = operations_.members(one.path);
        Convert convert;
        for (const TypeId old : widen.members)
            convert.cases.push_back({guard(before_, old, news), old, conversion(one.path, old, now)});
        add(one.path, std::move(convert));
    }

    Conversion conversion(const Path& path, TypeId old, TypeId now) {
        if (std::holds_alternative<schema::Null>(before_[old].shape)) {
            const Field* field = places_.field(after_, operations_.now, path);
            // What code has read where there is nothing, it has not read where there is `null`.
            const bool is_read = field != nullptr && !field->optional && read_before(path, *field);
            if (is_read && !default_at(path)) return Ask{};
            if (field != nullptr && (field->optional || operations_.may_be_absent(path))) return ToAbsent{};
            if (auto value = default_at(path)) return ToValue{std::move(*value)};
            return Ask{};
        }
        if (const auto* literal = std::get_if<schema::Literal>(&before_[old].shape)) {
            for (const schema::Member& member : places_.members(after_, now)) {
                const auto* to = std::get_if<schema::Literal>(&after_[member.type].shape);
                if (to != nullptr && diff::was_called(after_, after_[member.type].span, name_of(*literal)))
                    return ToValue{value_of(*to)};
            }
        }
        return number_conversion(old, now);
    }

    Conversion number_conversion(TypeId old, TypeId now) {
        const auto takes = [&](ValueKind kind) {
            return places_.takes_all(after_, now, kind) && !places_.takes_all(before_, old, kind);
        };
        const auto kind = value_kind(before_, old);
        if (kind == ValueKind::number && takes(ValueKind::bigint)) return ToInt64{};
        if (kind == ValueKind::bigint && takes(ValueKind::number)) return ToFloat64{};
        return Ask{};
    }

    TableOperations operations_;
    const Schema& before_;
    const Schema& after_;
    const Defaults& defaults_;
    Places& places_;
    std::vector<Rewrite> rewrites_;
};

}  // namespace

bool asks(const Rewrite& rewrite) {
    return match(
        rewrite.what, [](const Fill& fill) { return std::holds_alternative<Ask>(fill.with); },
        [](const Rename& rename) { return rename.how && std::holds_alternative<Ask>(*rename.how); },
        [](const Convert& convert) {
            return std::any_of(convert.cases.begin(), convert.cases.end(),
                               [](const auto& one) { return std::holds_alternative<Ask>(one.how); });
        },
        [](const auto&) { return false; });
}

std::vector<TableBackfill> backfills(const Schema& before, const Schema& after, const schema::Bridge& bridge,
                                     const Defaults& defaults) {
    std::unordered_map<std::string_view, std::vector<const Operation*>> by_table;
    bool checks = false;
    for (const Operation& one : bridge.operations) {
        checks = checks || std::holds_alternative<schema::SkipValidation>(one.what);
        by_table[one.table].push_back(&one);
    }
    std::vector<TableBackfill> all;
    Places places;
    for (const Table& table : bridge.schema.tables) {
        const auto is_it = [&](const Table& one) { return one.name == table.name; };
        const auto now = std::find_if(after.tables.begin(), after.tables.end(), is_it);
        const auto old = std::find_if(before.tables.begin(), before.tables.end(), is_it);
        if (now == after.tables.end() || old == before.tables.end()) continue;
        TableOperations operations(before, *old, after, *now, by_table[table.name], places);
        TableBackfill one = {table.name, OfTable(std::move(operations), defaults).run(), checks,
                             batch_of(bridge.schema, table)};
        if (!one.rewrites.empty() || checks) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace planner
