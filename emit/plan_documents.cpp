#include "emit/plan_documents.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "emit/json.h"
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
                       return one.path == path &&
                              std::all_of(build.required.begin(), build.required.end(),
                                          [&](const auto& part) { return field(object, part) != nullptr; });
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

}  // namespace

std::vector<TestDocument> test_documents(const planner::TableBackfill& backfill, const Schema& before,
                                         const Schema& after, const Schema& bridge,
                                         const diff::Changes& changes, std::size_t limit) {
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
    add(schema::cover_documents(before, old, limit / 3 + 1));
    add(schema::cover_documents(after, now, limit / 3 + 1));
    add(schema::cover_documents(bridge, both, limit));
    std::vector<TestDocument> kept;
    std::set<std::string> met;
    for (Value& one : candidates) {
        const bool is_taken = accepts_document(before, old, one) == schema::Answer::yes ||
                              accepts_document(after, now, one) == schema::Answer::yes;
        if (kept.size() >= limit || (!is_taken && has_lost(one, backfill))) continue;
        const std::string written = to_line(document_json(one));
        if (!met.insert(written).second) continue;
        auto result = planner::rewritten(backfill, after, one);
        const bool is_changed = result && to_line(document_json(*result)) != written;
        kept.push_back({std::move(one), std::move(result), is_changed});
    }
    return kept;
}

}  // namespace emit
