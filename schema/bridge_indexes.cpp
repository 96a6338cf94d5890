#include "schema/bridge_indexes.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "schema/field_path.h"
#include "schema/match.h"

namespace schema {
namespace {

// Indexes of all kinds that Convex promises to take.
constexpr std::size_t index_limit = 32;

// The field that is searched, or all fields in their order, and what else tells an index from others of its
// kind.
template <class Name>
struct Over {
    std::vector<Name> fields;
    std::vector<Name> filters;
    std::optional<double> dimensions;
    friend bool operator==(const Over&, const Over&) = default;
};

Over<std::string> names_of(const Index& index) {
    return match(
        index.definition,
        [](const DatabaseIndex& one) {
            return Over<std::string>{one.fields, {}, {}};
        },
        [](const SearchIndex& one) {
            return Over<std::string>{{one.search_field}, one.filter_fields, {}};
        },
        [](const VectorIndex& one) {
            return Over<std::string>{{one.vector_field}, one.filter_fields, one.dimensions};
        });
}

// None, if one of them is no path. Filters are in no order, each once.
std::optional<Over<FieldPath>> paths_of(const Index& index) {
    const Over<std::string> names = names_of(index);
    Over<FieldPath> all{{}, {}, names.dimensions};
    for (const auto& [from, to] :
         {std::pair(&names.fields, &all.fields), std::pair(&names.filters, &all.filters)}) {
        for (const std::string& name : *from) {
            const auto path = parse_field_path(name);
            if (!path) return std::nullopt;
            to->push_back(*path);
        }
    }
    const std::set<FieldPath> filters(all.filters.begin(), all.filters.end());
    all.filters.assign(filters.begin(), filters.end());
    return all;
}

// Whether Convex takes two indexes of a table for one and the same.
bool are_alike(const Index& a, const Index& b) {
    if (a.name == b.name) return true;
    if (a.definition.index() != b.definition.index()) return false;
    auto one = paths_of(a);
    auto other = paths_of(b);
    if (!one || !other) return false;
    if (std::holds_alternative<VectorIndex>(a.definition)) {
        one->filters.clear();
        other->filters.clear();
    }
    return *one == *other;
}

bool is_reserved(const std::string& name) {
    return name.starts_with('_') || name == "by_id" || name == "by_creation_time";
}

// Whether Convex takes it for a table whose documents are these; what is over a field that they have is over
// one that the bridge's have too.
bool is_valid(const Schema& schema, const Table& table, const Index& index) {
    const auto over = paths_of(index);
    if (!over || over->fields.empty() || why_invalid_name(index.name) || is_reserved(index.name))
        return false;
    if (over->fields.size() > index_fields_limit || over->filters.size() > filter_fields_limit) return false;
    const std::set<FieldPath> distinct(over->fields.begin(), over->fields.end());
    if (distinct.size() != over->fields.size()) return false;
    const bool is_checked = schema.validation == true;
    const auto is_there = [&](const FieldPath& path) {
        const bool is_own = std::none_of(path.begin(), path.end(),
                                         [](const std::string& part) { return part.starts_with('_'); });
        return is_own && (!is_checked || may_contain(schema, table.document, path));
    };
    const bool are_there = std::all_of(distinct.begin(), distinct.end(), is_there) &&
                           std::all_of(over->filters.begin(), over->filters.end(), is_there);
    if (!are_there || !std::holds_alternative<VectorIndex>(index.definition)) return are_there;
    const double dimensions = over->dimensions.value_or(0);
    return dimensions >= fewest_dimensions && dimensions <= most_dimensions &&
           std::trunc(dimensions) == dimensions &&
           (!is_checked || may_hold_vector(schema, table.document, over->fields.front()));
}

}  // namespace

std::vector<Index> kept_indexes(const Schema& before, const Table& old, const Table& now) {
    std::vector<Index> kept;
    const auto is_like_any = [](const std::vector<Index>& all, const Index& index) {
        return std::any_of(all.begin(), all.end(), [&](const Index& one) { return are_alike(one, index); });
    };
    for (const Index& index : old.indexes) {
        if (now.indexes.size() + kept.size() >= index_limit) break;
        if (is_like_any(now.indexes, index) || is_like_any(kept, index) || !is_valid(before, old, index))
            continue;
        kept.push_back(index);
    }
    return kept;
}

}  // namespace schema
