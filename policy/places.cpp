#include "policy/places.h"

#include "diff/anchor.h"
#include "schema/property.h"

namespace policy {
namespace {

using diagnostics::Span;
using schema::Schema;

Places around(const Span& shown, const std::optional<std::string>& table, std::string_view path,
              const Schema& after) {
    Places places = {shown, {shown}};
    if (!table) return places;
    const auto property = schema::property_at(after, *table, path);
    if (!property) return places;
    places.subjects.push_back(*property);
    for (const Span& one : schema::validators_at(after, *table, path)) places.subjects.push_back(one);
    return places;
}

// Of a member that is gone, the number is not one of the new schema.
std::string_view without_member(std::string_view path) {
    const std::size_t last = path.find_last_of(".[{|");
    return last != path.npos && path[last] == '|' ? path.substr(0, last) : path;
}

}  // namespace

Places places_of(const diff::Change& change, const Schema& after) {
    const std::string_view path = change.path;
    return around(diff::anchor(change, after), change.table, change.after ? path : without_member(path),
                  after);
}

Places places_of(const diff::Problem& problem, const Schema& after) {
    return around(problem.span.value_or(after.span), problem.table, problem.path, after);
}

}  // namespace policy
