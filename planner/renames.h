#pragma once

#include <optional>
#include <string>

#include "schema/schema.h"

// What comments `@renamed from=…` say. Nothing else of a plan reads them.
namespace planner {

// The field of `now`, an object of the new schema, that a field of the old one is said to be; none, if
// several are.
std::optional<std::string> renamed_field(const schema::Schema& before, const schema::Schema& after,
                                         const schema::Object& now, const schema::Field& gone);

// Whether a literal of the new schema is said to have been `old`.
bool is_renamed(const schema::Schema& after, const schema::Type& literal, const schema::Literal& old);

// A table of the new schema that is said to have been one of the old schema, which is gone.
struct RenamedTable {
    std::string from;
    std::string to;
    schema::Span comment;
};
std::optional<RenamedTable> renamed_table(const schema::Schema& before, const schema::Schema& after);

}  // namespace planner
