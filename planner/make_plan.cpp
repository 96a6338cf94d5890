#include "planner/make_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "planner/fingerprint.h"
#include "planner/order.h"
#include "planner/places.h"
#include "planner/recipes.h"
#include "schema/digest.h"
#include "schema/match.h"
#include "schema/text.h"

namespace planner {
namespace {

using schema::match;
using schema::Operation;
using schema::Schema;
using schema::Table;

constexpr std::size_t shown = 80;

const Table* find(const Schema& schema, const std::string& name) {
    const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                    [&](const Table& table) { return table.name == name; });
    return found == schema.tables.end() ? nullptr : &*found;
}

std::string id_of(StepKind kind, const std::string& table, const std::string& path = "") {
    const std::string_view name = planner::kind(kind).name;
    if (table.empty()) return std::string(name);
    return fmt::format("{}:{}{}{}", name, table, path.empty() ? "" : ".", path);
}

bool names_table(const Schema& schema, schema::TypeId type, const std::string& table) {
    return match(
        schema[type].shape, [&](const schema::Id& one) { return one.table == table; },
        [&](const schema::Array& one) { return names_table(schema, one.element, table); },
        [&](const schema::Record& one) {
            return names_table(schema, one.key, table) || names_table(schema, one.value, table);
        },
        [&](const schema::Object& one) {
            return std::any_of(one.fields.begin(), one.fields.end(), [&](const schema::Field& field) {
                return names_table(schema, field.type, table);
            });
        },
        [&](const schema::Union& one) {
            return std::any_of(one.members.begin(), one.members.end(),
                               [&](schema::TypeId member) { return names_table(schema, member, table); });
        },
        [](const auto&) { return false; });
}

std::string module_name(const Schema& before, const Schema& after) {
    const std::uint64_t digest = schema::digest_of(fingerprint(before) + fingerprint(after));
    return fmt::format("backfill_{:08x}", digest & 0xFFFFFFFFU);
}

class Planning {
  public:
    Planning(const Schema& before, const Schema& after, const diff::Changes& changes, Plan& plan)
        : before_(before), after_(after), changes_(changes), plan_(plan) {}

    void run() {
        widen();
        backfill();
        narrow();
        order();
    }

  private:
    Step& add(StepKind kind, const std::string& table, const std::string& path, std::string what,
              std::string reason) {
        std::vector<std::string> tables;
        if (!table.empty()) tables.push_back(table);
        steps_.push_back({id_of(kind, table, path),
                          kind,
                          std::move(tables),
                          path,
                          std::move(what),
                          std::move(reason),
                          {}});
        return steps_.back();
    }

    bool has(const std::string& id) const {
        return std::any_of(steps_.begin(), steps_.end(), [&](const Step& step) { return step.id == id; });
    }

    // Documents of a table that need another step first.
    void needs(Step& step, const std::string& id, std::string reason) const {
        const bool is_known = std::any_of(step.after.begin(), step.after.end(),
                                          [&](const auto& one) { return one.step == id; });
        if (step.id != id && !is_known && has(id)) step.after.push_back({id, std::move(reason)});
    }

    // --- phase 1 ---

    void widen() {
        for (const diff::Change& change : changes_.changes) {
            if (change.id == diff::Id::table_added)
                add(StepKind::add_table, *change.table, "", "it is new", "nothing is stored in it yet");
        }
        for (const Operation& one : plan_.bridge.operations) widen(one);
        for (const diff::Change& change : changes_.changes) index(change);
        if (!plan_.backfills.empty()) {
            add(StepKind::write_backfill, "", "", fmt::format("`{}` is added, with its test", plan_.name),
                "it is deployed with the widened schema, whose types it is written against");
        }
    }

    void widen(const Operation& one) {
        const std::string path = to_string(one.path);
        const auto written = [&](schema::TypeId type) { return to_string(before_, type, shown); };
        match(
            one.what,
            [&](const schema::MakeOptional&) {
                add(StepKind::make_optional, one.table, path, fmt::format("`{}` may be absent", path),
                    "documents that lack it are stored");
            },
            [&](const schema::AddField& added) {
                add(StepKind::keep_field, one.table, path,
                    fmt::format("`{}` stays, as optional: `{}`", path, written(added.field.type)),
                    "documents that have it are stored");
            },
            [&](const schema::Widen& widened) {
                std::string all;
                for (const schema::TypeId member : widened.members)
                    all += fmt::format("{}`{}`", all.empty() ? "" : ", ", written(member));
                add(StepKind::widen_type, one.table, path, fmt::format("`{}` takes {} too", path, all),
                    "such values are stored");
            },
            [&](const schema::AcceptAny&) {
                add(StepKind::widen_type, one.table, path,
                    path.empty() ? "it takes every document" : fmt::format("`{}` takes everything", path),
                    "everything may be stored");
            },
            [&](const schema::AddTable&) {
                add(StepKind::keep_table, one.table, "", "it stays for now",
                    "documents may hold its ids, and its own are checked as long as it is there");
            },
            [&](const schema::KeepIndex& kept) {
                add(StepKind::keep_index, one.table, "index:" + kept.index.name,
                    fmt::format("the index `{}` stays for now", kept.index.name),
                    "code that is deployed until then may use it");
            },
            [&](const schema::SkipValidation&) {
                add(StepKind::skip_validation, "", "", "`schemaValidation: false` stays for now",
                    "nothing is known of the documents that are stored");
            });
    }

    void index(const diff::Change& change) {
        const bool is_new = change.id == diff::Id::index_added || change.id == diff::Id::index_changed ||
                            change.id == diff::Id::index_enabled;
        if (!is_new || find(before_, *change.table) == nullptr) return;
        const std::string name = std::get<schema::Index>(change.after->what).name;
        Step& step = add(StepKind::add_index, *change.table, "index:" + name,
                         fmt::format("the index `{}` is built", name),
                         change.id == diff::Id::index_changed
                             ? "there cannot be two of one name: queries that use it change with it"
                             : "it is there when the new code is deployed");
        needs(step, id_of(StepKind::add_table, *change.table), "it is of that table");
    }

    // --- phase 2 ---

    void backfill() {
        const std::vector<std::string> to_fill = tables_to_fill();
        for (const std::string& table : to_fill) {
            Step& step =
                add(StepKind::fill_table, table, "", "its documents are made: by your code, or by hand",
                    "other documents need what is in it");
            needs(step, id_of(StepKind::add_table, table), "it is there then");
        }
        for (const TableBackfill& one : plan_.backfills) {
            add(StepKind::backfill_table, one.table, "", describe(one),
                one.checks ? "nothing was checked before" : "documents of the old shape are stored");
        }
        // What needs what is said once all are there.
        for (const std::string& table : to_fill) {
            Step& step = at(id_of(StepKind::fill_table, table));
            for (const std::string& other : to_fill) {
                const auto* field = required_reference(table, other);
                if (field != nullptr)
                    needs(step, id_of(StepKind::fill_table, other),
                          fmt::format("`{}.{}` needs ids of `{}`", table, field->name, other));
            }
        }
        for (const TableBackfill& one : plan_.backfills) backfill(one);
    }

    void backfill(const TableBackfill& one) {
        Step& step = at(id_of(StepKind::backfill_table, one.table));
        for (const Operation& operation : plan_.bridge.operations) {
            if (operation.table == one.table)
                needs(step, widening(operation), "until then, a rewritten document may not fit");
        }
        needs(step, id_of(StepKind::skip_validation, ""), "until then, a rewritten document may not fit");
        needs(step, id_of(StepKind::write_backfill, ""), "it is what runs");
        for (const Rewrite& rewrite : one.rewrites) {
            const std::string path = to_string(rewrite.path);
            for (const std::string& table : asked_ids(one, rewrite)) {
                needs(step, id_of(StepKind::fill_table, table),
                      fmt::format("`{}.{}` needs ids of `{}`", one.table, path, table));
                needs(step, id_of(StepKind::backfill_table, table),
                      fmt::format(
                          "`{}.{}` is picked among the documents of `{}`, which are of the new shape then",
                          one.table, path, table));
            }
            if (const auto to = copied_to(one, rewrite))
                needs(step, id_of(StepKind::fill_table, *to),
                      fmt::format("`{}` may be copied from `{}.{}`, which is cleared", *to, one.table, path));
        }
    }

    // The new tables that have to have documents before others can be rewritten.
    std::vector<std::string> tables_to_fill() const {
        std::set<std::string> needed;
        for (const TableBackfill& one : plan_.backfills) {
            for (const Rewrite& rewrite : one.rewrites) {
                const auto ids = asked_ids(one, rewrite);
                needed.insert(ids.begin(), ids.end());
                if (const auto to = copied_to(one, rewrite)) needed.insert(*to);
            }
        }
        for (bool is_more = true; is_more;) {
            is_more = false;
            for (const Table& table : after_.tables) {
                for (const std::string& name : std::set<std::string>(needed)) {
                    if (is_new(name) && required_reference(name, table.name) != nullptr)
                        is_more = needed.insert(table.name).second || is_more;
                }
            }
        }
        std::vector<std::string> all;
        for (const Table& table : after_.tables) {
            if (needed.contains(table.name) && is_new(table.name)) all.push_back(table.name);
        }
        return all;
    }

    bool is_new(const std::string& table) const {
        return find(before_, table) == nullptr && find(after_, table) != nullptr;
    }

    // A field that every document of a table must have, and that holds an id of another.
    const schema::Field* required_reference(const std::string& table, const std::string& other) const {
        const auto* object = std::get_if<schema::Object>(&after_[find(after_, table)->document].shape);
        if (object == nullptr) return nullptr;
        for (const schema::Field& field : object->fields) {
            const auto* id = std::get_if<schema::Id>(&after_[field.type].shape);
            if (id != nullptr && !field.optional && id->table == other) return &field;
        }
        return nullptr;
    }

    // The tables whose ids a person is asked for by a rewrite.
    std::set<std::string> asked_ids(const TableBackfill& one, const Rewrite& rewrite) const {
        TableBackfill alone = {one.table, {rewrite}, false, {}};
        if (!alone.asks()) return {};
        std::set<std::string> tables;
        Places places;
        schema::Path path = rewrite.path;
        if (const auto* rename = std::get_if<Rename>(&rewrite.what))
            path.back() = schema::FieldStep{rename->to};
        const schema::TypeId type = places.type(after_, *find(after_, one.table), path);
        for (const Table& table : after_.tables) {
            if (names_table(after_, type, table.name)) tables.insert(table.name);
        }
        return tables;
    }

    // A new table with a field like one that is cleared: it may have moved there.
    std::optional<std::string> copied_to(const TableBackfill& one, const Rewrite& rewrite) const {
        if (!std::holds_alternative<Clear>(rewrite.what)) return std::nullopt;
        const auto* name = std::get_if<schema::FieldStep>(&rewrite.path.back());
        if (name == nullptr || rewrite.path.size() > 1) return std::nullopt;
        Places places;
        const schema::Field* gone = places.field(before_, *find(before_, one.table), rewrite.path);
        if (gone == nullptr) return std::nullopt;
        for (const Table& table : after_.tables) {
            const schema::Field* field = Places::field_of(after_, table.document, name->name);
            if (is_new(table.name) && field != nullptr &&
                places.within(before_, gone->type, after_, field->type))
                return table.name;
        }
        return std::nullopt;
    }

    static std::string describe(const TableBackfill& one) {
        std::vector<std::string> parts;
        const auto say = [&](const char* word, const auto& is_one) {
            std::string names;
            for (const Rewrite& rewrite : one.rewrites) {
                if (!is_one(rewrite.what)) continue;
                const std::string path = to_string(rewrite.path);
                const std::string name = fmt::format("`{}`", path.empty() ? one.table : path);
                if (names.find(name) == std::string::npos) names += (names.empty() ? "" : ", ") + name;
            }
            if (!names.empty()) parts.push_back(fmt::format("{} {}", word, names));
        };
        say("fills", [](const auto& what) {
            return std::holds_alternative<Fill>(what) || std::holds_alternative<Missing>(what) ||
                   std::holds_alternative<Build>(what) || std::holds_alternative<TakeOut>(what);
        });
        say("converts", [](const auto& what) { return std::holds_alternative<Convert>(what); });
        say("renames", [](const auto& what) { return std::holds_alternative<Rename>(what); });
        say("clears", [](const auto& what) { return std::holds_alternative<Clear>(what); });
        if (one.checks) parts.emplace_back("checks every document");
        return fmt::format("{}", fmt::join(parts, "; "));
    }

    // --- phase 3 ---

    void narrow() {
        for (const Operation& one : plan_.bridge.operations) narrow(one);
        for (Step& step : steps_) {
            if (step.kind == StepKind::remove_table) last(step);
            if (step.kind == StepKind::remove_field) with_indexes(step);
        }
        if (plan_.backfills.empty()) return;
        Step& step =
            add(StepKind::delete_backfill, "", "", fmt::format("`{}` and its test are deleted", plan_.name),
                "it has done its work, and does not type-check against the new schema");
        for (const TableBackfill& one : plan_.backfills)
            needs(step, id_of(StepKind::backfill_table, one.table), "it is done");
    }

    void narrow(const Operation& one) {
        const std::string path = to_string(one.path);
        const auto add_narrow = [&](StepKind kind, const std::string& at, std::string what,
                                    std::string reason) {
            Step& step = add(kind, one.table, at, std::move(what), std::move(reason));
            needs(step, id_of(StepKind::backfill_table, one.table), "every document fits then");
        };
        match(
            one.what,
            [&](const schema::MakeOptional&) {
                add_narrow(StepKind::make_required, path, fmt::format("`{}` is required", path),
                           "every document has it");
            },
            [&](const schema::AddField&) {
                add_narrow(StepKind::remove_field, path, fmt::format("`{}` is gone", path),
                           "no document has it");
            },
            [&](const schema::Widen&) {
                add_narrow(StepKind::narrow_type, path, fmt::format("`{}` takes the new values only", path),
                           "no document has another");
            },
            [&](const schema::AcceptAny&) {
                add_narrow(StepKind::narrow_type, path,
                           path.empty() ? "it takes the new documents only"
                                        : fmt::format("`{}` takes the new values only", path),
                           "no document has another");
            },
            [&](const schema::AddTable&) {
                add(StepKind::remove_table, one.table, "", "it is gone from the schema", "nothing names it");
            },
            [&](const schema::KeepIndex& kept) {
                add(StepKind::remove_index, one.table, "index:" + kept.index.name,
                    fmt::format("the index `{}` is gone", kept.index.name), "no code uses it");
            },
            [&](const schema::SkipValidation&) {
                Step& step =
                    add(StepKind::check_documents, "", "", "documents are checked", "all of them fit");
                for (const TableBackfill& backfill : plan_.backfills)
                    needs(step, id_of(StepKind::backfill_table, backfill.table), "its documents fit then");
            });
    }

    // A table goes after the ids that name it.
    void last(Step& step) {
        const std::string& table = step.tables.front();
        for (const Operation& one : plan_.bridge.operations) {
            const bool names = match(
                one.what,
                [&](const schema::AddField& added) { return names_table(before_, added.field.type, table); },
                [&](const schema::Widen& widened) {
                    return std::any_of(
                        widened.members.begin(), widened.members.end(),
                        [&](schema::TypeId member) { return names_table(before_, member, table); });
                },
                [](const auto&) { return false; });
            if (!names) continue;
            const std::string path = to_string(one.path);
            needs(step, narrowing(one), fmt::format("`{}.{}` holds its ids until then", one.table, path));
            needs(step, id_of(StepKind::backfill_table, one.table),
                  fmt::format("`{}.{}` holds its ids until then", one.table, path));
        }
    }

    // A field goes with the indexes over it.
    void with_indexes(Step& step) {
        for (const Operation& one : plan_.bridge.operations) {
            const auto* kept = std::get_if<schema::KeepIndex>(&one.what);
            if (kept == nullptr || one.table != step.tables.front()) continue;
            const std::vector<std::string> fields = fields_of(kept->index);
            if (std::find(fields.begin(), fields.end(), step.path) == fields.end()) continue;
            needs(step, id_of(StepKind::remove_index, one.table, "index:" + kept->index.name),
                  "no index can be over a field that is not there; both go in one deploy");
        }
    }

    static std::vector<std::string> fields_of(const schema::Index& index) {
        const auto with = [](std::vector<std::string> fields, const std::string& first) {
            fields.push_back(first);
            return fields;
        };
        return match(
            index.definition, [](const schema::DatabaseIndex& one) { return one.fields; },
            [&](const schema::SearchIndex& one) { return with(one.filter_fields, one.search_field); },
            [&](const schema::VectorIndex& one) { return with(one.filter_fields, one.vector_field); });
    }

    static std::string widening(const Operation& one) {
        const StepKind kind = match(
            one.what, [](const schema::MakeOptional&) { return StepKind::make_optional; },
            [](const schema::AddField&) { return StepKind::keep_field; },
            [](const schema::AddTable&) { return StepKind::keep_table; },
            [](const schema::KeepIndex&) { return StepKind::keep_index; },
            [](const schema::SkipValidation&) { return StepKind::skip_validation; },
            [](const auto&) { return StepKind::widen_type; });
        return id_of(kind, one.table, to_string(one.path));
    }

    static std::string narrowing(const Operation& one) {
        const StepKind kind = std::holds_alternative<schema::AddField>(one.what) ? StepKind::remove_field
                                                                                 : StepKind::narrow_type;
        return id_of(kind, one.table, to_string(one.path));
    }

    // --- all of them ---

    Step& at(const std::string& id) {
        return *std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) { return step.id == id; });
    }

    void order() {
        std::map<std::string, std::size_t> numbers;
        for (std::size_t i = 0; i < steps_.size(); ++i) numbers[steps_[i].id] = i;
        std::vector<Precedence> precedences;
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            for (const Requirement& one : steps_[i].after) precedences.push_back({numbers.at(one.step), i});
        }
        std::map<std::string, std::string> merged;
        for (const std::vector<std::size_t>& group : in_order(steps_.size(), precedences)) {
            Step step = steps_[group.front()];
            if (group.size() > 1) {
                step = joint(group);
                for (const std::size_t one : group) merged[steps_[one].id] = step.id;
            }
            plan_.steps.push_back(std::move(step));
        }
        for (Step& step : plan_.steps) {
            std::vector<Requirement> kept;
            for (Requirement& one : step.after) {
                const auto found = merged.find(one.step);
                if (found != merged.end()) one.step = found->second;
                const bool is_known = std::any_of(kept.begin(), kept.end(),
                                                  [&](const auto& other) { return other.step == one.step; });
                if (one.step != step.id && !is_known) kept.push_back(std::move(one));
            }
            step.after = std::move(kept);
        }
        const auto place = [&](const TableBackfill& one) {
            return std::find_if(plan_.steps.begin(), plan_.steps.end(), [&](const Step& step) {
                return step.kind == StepKind::backfill_table &&
                       std::find(step.tables.begin(), step.tables.end(), one.table) != step.tables.end();
            });
        };
        std::stable_sort(plan_.backfills.begin(), plan_.backfills.end(),
                         [&](const auto& a, const auto& b) { return place(a) < place(b); });
    }

    // Steps that need each other are one.
    Step joint(const std::vector<std::size_t>& group) const {
        Step step = steps_[group.front()];
        step.tables.clear();
        step.after.clear();
        std::string what;
        std::string needs;
        for (const std::size_t i : group) {
            const Step& one = steps_[i];
            step.tables.push_back(one.tables.front());
            what += fmt::format("{}{}: {}", what.empty() ? "" : "; ", one.tables.front(), one.what);
            for (const Requirement& requirement : one.after) {
                const bool is_inside = std::any_of(group.begin(), group.end(), [&](std::size_t other) {
                    return steps_[other].id == requirement.step;
                });
                if (is_inside)
                    needs += (needs.empty() ? "" : "; ") + requirement.reason;
                else
                    step.after.push_back(requirement);
            }
        }
        step.id = fmt::format("{}:{}", planner::kind(step.kind).name, fmt::join(step.tables, "+"));
        step.what = what;
        step.reason = fmt::format("they need each other, and are one step: {}", needs);
        return step;
    }

    const Schema& before_;
    const Schema& after_;
    const diff::Changes& changes_;
    Plan& plan_;
    std::vector<Step> steps_;
};

// Whether the bridge is only what is kept for the sake of order.
bool is_needed(const schema::Bridge& bridge) {
    return std::any_of(bridge.operations.begin(), bridge.operations.end(), [](const Operation& one) {
        return !std::holds_alternative<schema::AddTable>(one.what) &&
               !std::holds_alternative<schema::KeepIndex>(one.what);
    });
}

}  // namespace

Plan make_plan(const Schema& before, const Schema& after, const diff::Changes& changes, schema::Bridge bridge,
               const Defaults& defaults) {
    Plan plan = {module_name(before, after), std::move(bridge), {}, {}};
    if (!is_needed(plan.bridge)) return plan;
    plan.backfills = backfills(before, after, plan.bridge, defaults);
    Planning(before, after, changes, plan).run();
    return plan;
}

}  // namespace planner
