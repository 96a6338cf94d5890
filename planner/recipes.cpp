#include "planner/recipes.h"

#include <algorithm>
#include <unordered_map>

#include "diff/renames.h"
#include "planner/moving.h"
#include "planner/places.h"
#include "planner/telling.h"
#include "planner/unions.h"
#include "planner/weight.h"
#include "schema/accepts.h"
#include "schema/match.h"
#include "schema/renamed.h"
#include "schema/text.h"

namespace planner {
namespace {

using schema::AddField;
using schema::Field;
using schema::FieldStep;
using schema::MakeOptional;
using schema::match;
using schema::MemberStep;
using schema::Operation;
using schema::Path;
using schema::Schema;
using schema::Table;
using schema::TypeId;
using schema::Value;
using schema::Widen;

// The value that a literal is.
Value value_of(const schema::Literal& literal) {
    return match(literal.value, [](const auto& one) { return Value{one}; });
}

// The rewrites of one table.
class OfTable {
  public:
    OfTable(const Schema& before, const Schema& after, const Table& table,
            std::vector<const Operation*> operations, const Defaults& defaults, Places& places)
        : before_(before),
          after_(after),
          table_(table),
          operations_(std::move(operations)),
          defaults_(defaults),
          places_(places),
          moving_(before, after, table, operations_, places),
          unions_(before, after, table, operations_, places) {}

    std::vector<Rewrite> run() {
        for (const Path& path : unions_.take_untold(operations_)) ask(path);
        bring_optional();
        for (const Operation* one : operations_) {
            match(
                one->what, [&](const MakeOptional&) { fill(*one); },
                [&](const AddField& added) { remove(*one, added); },
                [&](const Widen& widen) { convert(*one, widen); },
                [&](const schema::AcceptAny&) { ask(one->path); }, [](const auto&) {});
        }
        return std::move(rewrites_);
    }

  private:
    void add(const Path& path, decltype(Rewrite::what) what) { rewrites_.push_back({path, std::move(what)}); }

    void ask(const Path& path) { add(path, Convert{{{DoesNotFit{}, std::nullopt, Ask{}}}}); }

    std::optional<Value> default_at(const Path& path) const {
        const auto found = defaults_.find({table_.name, to_string(path)});
        if (found == defaults_.end()) return std::nullopt;
        return found->second;
    }

    // What code has read in old documents that lack a field of the table, if the new one takes it.
    std::optional<Value> read_before(const Path& path, const Field& field) const {
        const bool is_of_table =
            path.size() == 1 || (path.size() == 2 && std::holds_alternative<MemberStep>(path[0]));
        const auto old = std::find_if(before_.tables.begin(), before_.tables.end(),
                                      [&](const Table& one) { return one.name == table_.name; });
        if (!is_of_table || old == before_.tables.end()) return std::nullopt;
        for (const schema::FieldValue& one : old->read_as) {
            if (one.name == field.name && accepts(after_, field.type, one.value) == schema::Answer::yes)
                return one.value;
        }
        return std::nullopt;
    }

    // Takes the value from where it was, if that is certain; whether old documents all have it there.
    bool bring(const Path& object, const Path& path, const Field& field) {
        Brought brought = moving_.bring(object, field);
        if (brought.by) match(*brought.by, [&](auto& one) { add(path, std::move(one)); });
        return brought.is_always_there;
    }

    // --- a required field that may be absent ---

    void fill(const Operation& one) {
        const Path& path = one.path;
        const Field& field = *places_.field(after_, table_, path);
        const bool is_always_there = bring(parent(path), path, field);
        if (auto value = default_at(path)) {
            add(path, Fill{std::move(*value)});
        } else if (auto read = read_before(path, field)) {
            add(path, Fill{std::move(*read)});
        } else if (is_always_there) {
            add(path, Missing{});
        } else if (auto only = value_of_nothing(field.type)) {
            add(path, Fill{std::move(*only)});
        } else {
            add(path, Fill{Ask{}});
        }
    }

    // New fields that may be absent have no operation, since they ask for nothing. They get what was there
    // before it is cleared.
    void bring_optional() {
        std::vector<Path> objects;
        for (const Operation* one : operations_) {
            const auto* gone = std::get_if<AddField>(&one->what);
            if (gone == nullptr) continue;
            const Path object = parent(one->path);
            if (std::find(objects.begin(), objects.end(), object) == objects.end()) {
                objects.push_back(object);
                bring_optional(object, gone->object);
            }
            const bool is_member = !object.empty() && std::holds_alternative<MemberStep>(object.back());
            const Path inside = is_member ? parent(object) : object;
            if (last_field(inside) == nullptr) continue;
            const Path around = parent(inside);
            const auto old = moving_.old_object(around);
            if (!old || std::find(objects.begin(), objects.end(), around) != objects.end()) continue;
            objects.push_back(around);
            bring_optional(around, *old);
        }
    }

    // Of one object, which was `old`.
    void bring_optional(const Path& object, TypeId old) {
        const auto* now = std::get_if<schema::Object>(&after_[places_.type(after_, table_, object)].shape);
        if (now == nullptr) return;
        for (const Field& field : now->fields) {
            if (!field.optional || Places::field_of(before_, old, field.name) != nullptr) continue;
            Path path = object;
            path.emplace_back(FieldStep{field.name});
            bring(object, path, field);
        }
    }

    // What stands for no value: `null`, if the type takes it; else the only value that it takes.
    std::optional<Value> value_of_nothing(TypeId type) {
        if (schema::accepts(after_, type, {schema::NullValue{}}) == schema::Answer::yes)
            return Value{schema::NullValue{}};
        const auto all = places_.members(after_, type);
        if (all.size() != 1) return std::nullopt;
        return match(
            after_[all.front().type].shape,
            [](const schema::Literal& one) -> std::optional<Value> { return value_of(one); },
            [&](const schema::Object& one) -> std::optional<Value> {
                schema::ObjectValue value;
                for (const Field& field : one.fields) {
                    auto part = field.optional ? std::nullopt : value_of_nothing(field.type);
                    if (!part) return std::nullopt;
                    value.push_back({field.name, std::move(*part)});
                }
                return Value{std::move(value)};
            },
            [](const auto&) -> std::optional<Value> { return std::nullopt; });
    }

    // --- a field that went ---

    void remove(const Operation& one, const AddField& added) {
        const Path object = parent(one.path);
        const auto to = moving_.renamed_to(object, added);
        if (!to) {
            if (const auto into = moving_.goes_into(object, added)) {
                Path path = object;
                path.emplace_back(FieldStep{into->field});
                add(path, PutIn{added.field.name, into->may_be_null});
            }
            return add(one.path, Clear{});
        }
        const Field& field = *places_.field_of(after_, places_.type(after_, table_, object), *to);
        const TypeId now = field.type;
        if (places_.within(before_, added.field.type, after_, now))
            return add(one.path, Rename{*to, std::nullopt, added.field.type});
        auto all = places_.members(before_, added.field.type);
        const auto may_go = [&](const schema::Member& member) {
            return field.optional && std::holds_alternative<schema::Null>(before_[member.type].shape);
        };
        const bool takes_null = accepts(after_, now, {schema::NullValue{}}) == schema::Answer::yes;
        const bool is_null_absent = !takes_null && std::erase_if(all, may_go) > 0;
        const bool is_kept = std::all_of(all.begin(), all.end(), [&](const schema::Member& member) {
            return places_.within(before_, member.type, after_, now);
        });
        std::optional<Conversion> how;
        if (!is_kept) how = all.size() == 1 ? number_conversion(all.front().type, now) : Ask{};
        const bool is_asked = how && std::holds_alternative<Ask>(*how);
        add(one.path, Rename{*to, how, added.field.type, is_null_absent && !is_asked});
    }

    // --- a type that takes old values too ---

    void convert(const Operation& one, const Widen& widen) {
        const TypeId now = places_.type(after_, table_, one.path);
        const Members news = unions_.members(one.path);
        Convert convert;
        for (const TypeId old : widen.members)
            convert.cases.push_back({guard(before_, old, news), old, conversion(one.path, old, now)});
        add(one.path, std::move(convert));
    }

    Conversion conversion(const Path& path, TypeId old, TypeId now) {
        if (std::holds_alternative<schema::Null>(before_[old].shape)) {
            const Field* field = places_.field(after_, table_, path);
            // What code has read where there is nothing, it has not read where there is `null`.
            const bool is_read = field != nullptr && !field->optional && read_before(path, *field);
            if (is_read && !default_at(path)) return Ask{};
            if (field != nullptr && (field->optional || moving_.may_be_absent(path))) return ToAbsent{};
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

    const Schema& before_;
    const Schema& after_;
    const Table& table_;
    std::vector<const Operation*> operations_;
    const Defaults& defaults_;
    Places& places_;
    Moving moving_;
    Unions unions_;
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
        const bool is_old = std::any_of(before.tables.begin(), before.tables.end(), is_it);
        if (now == after.tables.end() || !is_old) continue;
        TableBackfill one = {table.name,
                             OfTable(before, after, *now, by_table[table.name], defaults, places).run(),
                             checks, batch_of(bridge.schema, table)};
        if (!one.rewrites.empty() || checks) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace planner
