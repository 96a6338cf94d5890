#include "emit/plan_documents.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "emit/json.h"
#include "planner/moves.h"
#include "planner/rewrite.h"
#include "schema/accepts.h"
#include "schema/cover.h"
#include "schema/match.h"

namespace emit {
namespace {

using planner::Rewrite;
using schema::ObjectValue;
using schema::Path;
using schema::Schema;
using schema::Table;
using schema::Value;

const Table* find(const Schema& schema, const std::string& name) {
    const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                    [&](const Table& table) { return table.name == name; });
    return found == schema.tables.end() ? nullptr : &*found;
}

const Value* field(const Value& value, const std::string& name) {
    const auto* object = std::get_if<ObjectValue>(&value.is);
    if (object == nullptr) return nullptr;
    const auto found =
        std::find_if(object->begin(), object->end(), [&](const auto& one) { return one.name == name; });
    return found == object->end() ? nullptr : &found->value;
}

// Whether `holds` is true of everything that a path leads to.
template <class Holds>
bool all_at(const Value& value, const Path& path, std::size_t from, const Holds& holds) {
    if (from == path.size()) return holds(value);
    const auto next = [&](const Value& one) { return all_at(one, path, from + 1, holds); };
    return schema::match(
        path[from],
        [&](const schema::FieldStep& one) {
            const Value* below = field(value, one.name);
            return below == nullptr || next(*below);
        },
        [&](const schema::ElementStep&) {
            const auto* items = std::get_if<schema::ArrayValue>(&value.is);
            return items == nullptr || std::all_of(items->begin(), items->end(), next);
        },
        [&](const schema::EntryStep&) {
            const auto* entries = std::get_if<ObjectValue>(&value.is);
            return entries == nullptr || std::all_of(entries->begin(), entries->end(),
                                                     [&](const auto& one) { return next(one.value); });
        },
        [&](const schema::MemberStep&) { return next(value); });
}

// Whether an object has what a field that is never absent is made of.
bool has_source(const Value& object, const planner::TableBackfill& backfill, const Path& path) {
    const std::string& name = std::get<schema::FieldStep>(path.back()).name;
    if (field(object, name) != nullptr) return true;
    return std::any_of(backfill.rewrites.begin(), backfill.rewrites.end(), [&](const Rewrite& one) {
        const bool is_beside =
            one.path.size() == path.size() && std::equal(path.begin(), path.end() - 1, one.path.begin());
        return is_beside &&
               schema::match(
                   one.what,
                   [&](const planner::Rename& rename) {
                       const auto& from = std::get<schema::FieldStep>(one.path.back()).name;
                       return rename.to == name && field(object, from) != nullptr;
                   },
                   [&](const planner::TakeOut& take) {
                       const Value* around = field(object, take.from);
                       return one.path == path && around != nullptr && field(*around, take.part) != nullptr;
                   },
                   [&](const planner::Build& build) {
                       const auto has = [&](const auto& part) { return field(object, part) != nullptr; };
                       return one.path == path &&
                              (build.required.empty()
                                   ? std::any_of(build.optional.begin(), build.optional.end(), has)
                                   : std::all_of(build.required.begin(), build.required.end(), has));
                   },
                   [](const auto&) { return false; });
    });
}

bool has_lost(const Value& document, const planner::TableBackfill& backfill) {
    return std::any_of(backfill.rewrites.begin(), backfill.rewrites.end(), [&](const Rewrite& one) {
        if (!std::holds_alternative<planner::Missing>(one.what)) return false;
        const Path around(one.path.begin(), one.path.end() - 1);
        return !all_at(document, around, 0, [&](const Value& object) {
            return !std::holds_alternative<ObjectValue>(object.is) || has_source(object, backfill, one.path);
        });
    });
}

// Changes the first value that a path leads to of which `change` says that it did; whether there is one.
template <class Change>
bool change_first(Value& value, const Path& path, std::size_t from, const Change& change) {
    if (from == path.size()) return change(value);
    const auto next = [&](Value& one) { return change_first(one, path, from + 1, change); };
    auto* fields = std::get_if<ObjectValue>(&value.is);
    return schema::match(
        path[from],
        [&](const schema::FieldStep& one) {
            if (fields == nullptr) return false;
            return std::any_of(fields->begin(), fields->end(), [&](schema::FieldValue& each) {
                return each.name == one.name && next(each.value);
            });
        },
        [&](const schema::ElementStep&) {
            auto* items = std::get_if<schema::ArrayValue>(&value.is);
            return items != nullptr && std::any_of(items->begin(), items->end(), next);
        },
        [&](const schema::EntryStep&) {
            return fields != nullptr &&
                   std::any_of(fields->begin(), fields->end(),
                               [&](schema::FieldValue& each) { return next(each.value); });
        },
        [&](const schema::MemberStep&) { return next(value); });
}

// Sets the first number that a path leads to; whether there is one.
bool set_number(Value& document, const Path& path, const Value& number) {
    return change_first(document, path, 0, [&](Value& value) {
        if (value.is.index() != number.is.index() && !std::holds_alternative<double>(value.is) &&
            !std::holds_alternative<std::int64_t>(value.is))
            return false;
        value = number;
        return true;
    });
}

// Another value of the same kind, if there is one to think of.
std::optional<Value> another(const Value& value) {
    return schema::match(
        value.is, [](bool one) -> std::optional<Value> { return Value{!one}; },
        [](std::int64_t one) -> std::optional<Value> { return Value{one + 1}; },
        [](double one) -> std::optional<Value> { return Value{one + 1}; },
        [](const std::string& one) -> std::optional<Value> { return Value{one + " too"}; },
        [](const schema::ArrayValue& all) -> std::optional<Value> {
            if (all.empty()) return std::nullopt;
            return Value{schema::ArrayValue()};
        },
        [](const ObjectValue& all) -> std::optional<Value> {
            for (std::size_t i = 0; i < all.size(); ++i) {
                auto part = another(all[i].value);
                if (!part) continue;
                ObjectValue changed = all;
                changed[i].value = std::move(*part);
                return Value{std::move(changed)};
            }
            return std::nullopt;
        },
        [](const auto&) -> std::optional<Value> { return std::nullopt; });
}

// The first value that a path leads to; none, if it leads to none.
const Value* value_at(Value& document, const Path& path) {
    const Value* found = nullptr;
    change_first(document, path, 0, [&](Value& value) {
        found = &value;
        return true;
    });
    return found;
}

// Documents with a field `to`, where there is none, that has another value than what is at `from`.
void put_another(const std::vector<Value>& documents, const Path& from, const Path& to,
                 std::vector<Value>& all) {
    const Path around(to.begin(), to.end() - 1);
    const std::string& name = std::get<schema::FieldStep>(to.back()).name;
    for (Value one : documents) {
        const Value* there = value_at(one, from);
        const auto other = there == nullptr ? std::nullopt : another(*there);
        const auto put = [&](Value& object) {
            auto* fields = std::get_if<ObjectValue>(&object.is);
            if (fields == nullptr || field(object, name) != nullptr) return false;
            fields->push_back({name, *other});
            return true;
        };
        if (other && change_first(one, around, 0, put)) all.push_back(std::move(one));
    }
}

// Documents that have another value where a field moves from than where it moves to: some for each of these.
std::vector<Value> with_torn_fields(const Rewrite& rewrite, const std::vector<Value>& documents) {
    constexpr std::size_t enough = 8;
    std::vector<Value> all;
    for (const Path& path : planner::moved_from(rewrite)) {
        std::vector<Value> values;
        const auto add = [&](const Value& value) {
            if (values.size() < enough && std::find(values.begin(), values.end(), value) == values.end())
                values.push_back(value);
        };
        for (Value one : documents) {
            const Value* there = value_at(one, path);
            if (there == nullptr) continue;
            if (const auto other = another(*there)) add(*other);
            add(*there);
        }
        if (const auto to = planner::moved_to(rewrite)) put_another(documents, path, *to, all);
        for (const Value& document : documents) {
            for (const Value& value : values) {
                Value changed = document;
                const auto replace = [&](Value& there) {
                    const bool is_other = there != value;
                    there = value;
                    return is_other;
                };
                if (change_first(changed, path, 0, replace)) all.push_back(std::move(changed));
            }
        }
    }
    return all;
}

// The numbers that no rewrite of the kind takes.
std::optional<Value> odd_number(const planner::Conversion& how) {
    if (std::holds_alternative<planner::ToInt64>(how)) return Value{0.5};
    if (std::holds_alternative<planner::ToFloat64>(how)) return Value{std::int64_t{9007199254740993}};
    return std::nullopt;
}

// A document with a number that cannot be converted, for each place where numbers are.
std::vector<Value> with_odd_numbers(const planner::TableBackfill& backfill,
                                    const std::vector<Value>& documents) {
    std::vector<Value> all;
    const auto add = [&](const Path& path, const planner::Conversion& how) {
        const auto number = odd_number(how);
        if (!number) return;
        for (Value one : documents) {
            if (!set_number(one, path, *number)) continue;
            all.push_back(std::move(one));
            return;
        }
    };
    for (const Rewrite& one : backfill.rewrites) {
        if (const auto* rename = std::get_if<planner::Rename>(&one.what)) {
            if (rename->how) add(one.path, *rename->how);
        } else if (const auto* convert = std::get_if<planner::Convert>(&one.what)) {
            for (const planner::Convert::Case& each : convert->cases) add(one.path, each.how);
        }
    }
    return all;
}

}  // namespace

TestDocuments test_documents(const planner::TableBackfill& backfill, const Schema& before,
                             const Schema& after, const Schema& bridge, const diff::Changes& changes,
                             std::size_t limit) {
    const Table& old = *find(before, backfill.table);
    const Table& now = *find(after, backfill.table);
    const Table& both = *find(bridge, backfill.table);
    std::vector<Value> candidates;
    const auto add = [&](std::vector<Value> more) {
        std::move(more.begin(), more.end(), std::back_inserter(candidates));
    };
    for (const diff::Change& change : changes.changes) {
        if (change.table == backfill.table && change.witness) candidates.push_back(*change.witness);
    }
    const std::vector<Value> olds = schema::cover_documents(before, old, limit / 3 + 1);
    add(olds);
    add(schema::cover_documents(after, now, limit / 3 + 1));
    std::vector<Value> mixed = schema::cover_documents(bridge, both, limit);
    add(mixed);
    planner::Rewriting rewritten(backfill, after);
    TestDocuments result;
    std::set<std::string> met;
    std::set<std::string> lost;
    std::set<std::string> odd;
    const auto add_error = [&](Value document, std::set<std::string>& failed) {
        if (accepts_document(bridge, both, document) != schema::Answer::yes) return;
        const auto outcome = rewritten(document);
        const auto* error = std::get_if<planner::Impossible>(&outcome);
        if (error != nullptr && failed.insert(error->path).second)
            result.errors.push_back({std::move(document), error->path});
    };
    for (Value& one : candidates) {
        const std::string written = to_line(document_json(one));
        if (!met.insert(written).second) continue;
        const bool is_taken = accepts_document(before, old, one) == schema::Answer::yes ||
                              accepts_document(after, now, one) == schema::Answer::yes;
        if (!is_taken && has_lost(one, backfill)) {
            add_error(std::move(one), lost);
            continue;
        }
        if (result.documents.size() >= limit) continue;
        auto outcome = rewritten(one);
        if (std::holds_alternative<planner::Impossible>(outcome)) {
            add_error(std::move(one), odd);
            continue;
        }
        TestDocument document = {std::move(one), std::nullopt, false};
        if (auto* value = std::get_if<Value>(&outcome)) {
            document.is_changed = to_line(document_json(*value)) != written;
            document.after = std::move(*value);
        }
        result.documents.push_back(std::move(document));
    }
    for (Value& one : with_odd_numbers(backfill, olds)) add_error(std::move(one), odd);
    std::set<std::string> torn;
    std::erase_if(
        mixed, [&](const Value& one) { return std::holds_alternative<planner::Impossible>(rewritten(one)); });
    for (const Rewrite& rewrite : backfill.rewrites) {
        for (Value& one : with_torn_fields(rewrite, mixed)) add_error(std::move(one), torn);
    }
    return result;
}

}  // namespace emit
