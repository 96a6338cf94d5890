#include "diff/rules_indexes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "diagnostics/nearest.h"
#include "schema/field_path.h"
#include "schema/match.h"
#include "schema/text.h"

namespace diff {
namespace {

using schema::FieldPath;
using schema::Index;
using schema::Schema;
using schema::Table;

// Convex appends `_creationTime`, which makes 16.
constexpr std::size_t most_fields = 15;
constexpr std::size_t most_filter_fields = 16;
constexpr double fewest_dimensions = 2;
constexpr double most_dimensions = 4096;

bool has_reserved_part(const FieldPath& path) {
    return std::any_of(path.begin(), path.end(),
                       [](const std::string& part) { return part.starts_with('_'); });
}

bool is_valid_document(const Schema& schema, const Table& table) {
    const auto is_object = [&](schema::TypeId type) {
        const schema::Shape& shape = schema[type].shape;
        return std::holds_alternative<schema::Object>(shape) ||
               std::holds_alternative<schema::Unknown>(shape);
    };
    const schema::Shape& shape = schema[table.document].shape;
    const auto* members = std::get_if<schema::Union>(&shape);
    if (members != nullptr) return std::all_of(members->members.begin(), members->members.end(), is_object);
    return is_object(table.document) || std::holds_alternative<schema::Any>(shape);
}

class IndexRules {
  public:
    IndexRules(const Schema& schema, const Table& table, const Limits& limits, std::vector<Problem>& problems)
        : schema_(schema), table_(table), limits_(limits), problems_(problems) {}

    void run() {
        count();
        for (const Index& index : table_.indexes) {
            name(index);
            schema::match(
                index.definition, [&](const schema::DatabaseIndex& one) { database(index, one); },
                [&](const schema::SearchIndex& one) { search(index, one); },
                [&](const schema::VectorIndex& one) { vector(index, one); });
        }
    }

  private:
    void add(RuleId id, const Index& index, std::string_view what, std::string message,
             std::optional<std::string> fix = std::nullopt) {
        const std::string path = "index:" + index.name;
        problems_.push_back(
            problem(id, {table_.name, path, path, index.span}, what, std::move(message), std::move(fix)));
    }

    static std::string subject(const Index& index) {
        const char* kind = schema::match(
            index.definition, [](const schema::DatabaseIndex&) { return "index"; },
            [](const schema::SearchIndex&) { return "search index"; },
            [](const schema::VectorIndex&) { return "vector index"; });
        return fmt::format("{} `{}`", kind, index.name);
    }

    void count() {
        const std::size_t number = table_.indexes.size();
        const bool is_refused = number > limits_.indexes;
        const std::size_t limit = is_refused ? limits_.indexes : limits_.promised_indexes;
        if (number <= limit) return;
        const std::string many = fmt::format("`{}` has {}{} indexes", table_.name,
                                             table_.indexes_known ? "" : "at least ", number);
        problems_.push_back(
            problem(is_refused ? RuleId::too_many_indexes : RuleId::many_indexes,
                    {table_.name, "", "", table_.indexes[limit].span}, "",
                    is_refused ? fmt::format("{}; Convex takes {}, of all kinds together", many, limit)
                               : fmt::format("{}; the documentation of Convex promises {}", many, limit),
                    "remove those that no query uses, and those over the first fields of another"));
    }

    void name(const Index& index) {
        const bool is_system = index.name.starts_with("_fivetran");  // a service that Convex lets in
        if (const auto why = schema::why_invalid_name(index.name)) {
            add(RuleId::index_name_invalid, index, "", fmt::format("the name of {} {}", subject(index), *why),
                "use at most 64 letters, digits and `_`, a letter first");
        } else if (index.name == "by_id" || index.name == "by_creation_time") {
            add(RuleId::index_name_reserved, index, "",
                fmt::format("{} has the name of one that every table has by itself", subject(index)),
                "choose another name");
        } else if (index.name.starts_with('_') && !is_system) {
            add(RuleId::index_name_reserved, index, "",
                fmt::format("the name of {} starts with `_`, as those of Convex's own indexes do",
                            subject(index)),
                "start it with a letter");
        }
        if (!names_.insert(index.name).second) {
            add(RuleId::index_name_repeated, index, "",
                fmt::format("{} has the name of another index of `{}`", subject(index), table_.name), "choose another name");
        }
    }

    // The path that an index names, if it is one.
    std::optional<FieldPath> path_of(const Index& index, const std::string& text) {
        auto path = schema::parse_field_path(text);
        if (!path) {
            add(RuleId::index_field_invalid, index, text,
                fmt::format("{} is over `{}`, which is no field, nor a path of fields with dots between",
                            subject(index), text));
        }
        return path;
    }

    // Convex looks for fields only where it checks documents.
    bool checks_documents() const { return schema_.validation == true && is_valid_document(schema_, table_); }

    bool is_missing(const FieldPath& path) const {
        return checks_documents() && !schema::may_contain(schema_, table_.document, path);
    }

    // Why there is no such field, and what may have been meant.
    std::string hint(const FieldPath& path) const {
        constexpr std::size_t limit = 1000;
        const std::vector<std::string> declared =
            schema::declared_paths(schema_, table_.document, path.size(), limit);
        const std::vector<std::string_view> names(declared.begin(), declared.end());
        std::string meant = diagnostics::did_you_mean(schema::to_string(path), names);
        if (!meant.empty() || path.size() == 1) return meant;
        const FieldPath parent(path.begin(), path.end() - 1);
        if (!schema::may_contain(schema_, table_.document, parent)) return "";
        if (schema::may_hold_object(schema_, table_.document, parent)) return "";
        return fmt::format(": `{}` is no object, and an index looks into no array and no record",
                           schema::to_string(parent));
    }

    void require(const Index& index, const FieldPath& path) {
        if (!is_missing(path)) return;
        const std::string text = schema::to_string(path);
        add(RuleId::index_field_missing, index, text,
            fmt::format("{} is over `{}`, which no document of `{}` can have{}", subject(index), text,
                        table_.name, hint(path)));
    }

    void database(const Index& index, const schema::DatabaseIndex& one) {
        if (one.fields.empty()) {
            add(RuleId::index_empty, index, "", fmt::format("{} is over no field", subject(index)),
                "name a field; by `_creationTime` alone, a table is indexed by itself");
        }
        if (one.fields.size() > most_fields) {
            add(RuleId::index_too_many_fields, index, "",
                fmt::format("{} is over {} fields; Convex takes {}, and appends `_creationTime`",
                            subject(index), one.fields.size(), most_fields));
        }
        std::set<FieldPath> met;
        std::vector<FieldPath> paths;
        for (const std::string& text : one.fields) {
            const auto path = path_of(index, text);
            if (!path) continue;
            paths.push_back(*path);
            if (!met.insert(*path).second) {
                add(RuleId::index_field_repeated, index, text,
                    fmt::format("{} is over `{}` twice", subject(index), text), "leave out the second");
            } else if (has_reserved_part(*path)) {
                reserved(index, *path);
            } else {
                require(index, *path);
            }
        }
        if (paths.size() == one.fields.size() && !paths.empty())
            unlike(index, databases_, paths, "is over the same fields, in the same order, as");
    }

    void reserved(const Index& index, const FieldPath& path) {
        const std::string text = schema::to_string(path);
        const std::string message =
            fmt::format("{} is over `{}`, a field that belongs to Convex", subject(index), text);
        if (text == "_id") {
            add(RuleId::index_field_reserved, index, text, message,
                "leave it out; `db.get()` finds a document by its id");
        } else if (text == "_creationTime") {
            add(RuleId::index_field_reserved, index, text, message,
                "leave it out; Convex appends it to every index by itself");
        } else {
            add(RuleId::index_field_reserved, index, text,
                fmt::format("{} is over `{}`; names that start with `_` belong to Convex", subject(index),
                            text),
                "leave it out, or rename the field");
        }
    }

    // Convex counts each field once.
    std::set<FieldPath> filters(const Index& index, const std::vector<std::string>& texts) {
        std::set<FieldPath> paths;
        for (const std::string& text : texts) {
            if (auto path = path_of(index, text)) paths.insert(std::move(*path));
        }
        if (paths.size() > most_filter_fields) {
            add(RuleId::too_many_filter_fields, index, "",
                fmt::format("{} has {} filter fields; Convex takes {}", subject(index), paths.size(),
                            most_filter_fields));
        }
        return paths;
    }

    void search(const Index& index, const schema::SearchIndex& one) {
        const auto field = path_of(index, one.search_field);
        const std::set<FieldPath> filter_fields = filters(index, one.filter_fields);
        if (field) {
            require(index, *field);
            unlike(index, searches_, std::pair(*field, filter_fields),
                   "has the same `searchField` and `filterFields` as");
        }
        for (const FieldPath& filter : filter_fields) require(index, filter);
    }

    void vector(const Index& index, const schema::VectorIndex& one) {
        const auto field = path_of(index, one.vector_field);
        const std::set<FieldPath> filter_fields = filters(index, one.filter_fields);
        const bool is_valid = dimensions(index, one.dimensions);
        if (field && is_valid)
            unlike(index, vectors_, std::pair(*field, *one.dimensions),
                   "has the same `vectorField` and `dimensions` as");
        if (field && is_missing(*field)) {
            require(index, *field);
        } else if (field && checks_documents() &&
                   !schema::may_hold_vector(schema_, table_.document, *field)) {
            add(RuleId::vector_field_invalid, index, "",
                fmt::format("{} is over `{}`, which cannot be `v.array(v.float64())`", subject(index),
                            schema::to_string(*field)),
                "declare the field as `v.array(v.float64())`");
        }
        // The backend does not look for these.
        for (const FieldPath& filter : filter_fields) {
            if (!is_missing(filter)) continue;
            const std::string text = schema::to_string(filter);
            add(RuleId::filter_field_missing, index, text,
                fmt::format("{} filters by `{}`, which no document of `{}` can have{}", subject(index), text,
                            table_.name, hint(filter)),
                "correct the field; a search that filters by it finds nothing");
        }
    }

    bool dimensions(const Index& index, std::optional<double> number) {
        if (number && *number >= fewest_dimensions && *number <= most_dimensions &&
            std::trunc(*number) == *number) {
            return true;
        }
        add(RuleId::vector_dimensions_invalid, index, "",
            number && !std::isnan(*number)
                ? fmt::format("{} has {} dimensions; Convex takes a whole number from {} to {}",
                              subject(index), schema::number_to_string(*number), fewest_dimensions,
                              most_dimensions)
                : fmt::format("{} has no `dimensions`", subject(index)),
            "state the length of the vectors that your model makes");
        return false;
    }

    // Adds a problem, if an index of another name is the same.
    template <class Definition>
    void unlike(const Index& index, std::map<Definition, std::string>& known, Definition definition,
                std::string_view how) {
        const auto [found, is_new] = known.emplace(std::move(definition), index.name);
        if (is_new || found->second == index.name) return;
        add(RuleId::index_repeated, index, found->second,
            fmt::format("{} {} `{}`", subject(index), how, found->second), "remove one of them");
    }

    const Schema& schema_;
    const Table& table_;
    const Limits& limits_;
    std::vector<Problem>& problems_;
    std::set<std::string> names_;
    std::map<std::vector<FieldPath>, std::string> databases_;
    std::map<std::pair<FieldPath, std::set<FieldPath>>, std::string> searches_;
    std::map<std::pair<FieldPath, double>, std::string> vectors_;
};

}  // namespace

void check_indexes(const Schema& schema, const Table& table, const Limits& limits,
                   std::vector<Problem>& problems) {
    IndexRules(schema, table, limits, problems).run();
}

}  // namespace diff
