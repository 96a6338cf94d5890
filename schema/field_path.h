#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.h"

// What an index can be over, as Convex's backend decides it (convex.md, 4.4).
namespace schema {

// Why a name is none that Convex takes for a table, a field or an index, as the end of a sentence: "is
// empty". Nothing, if it is one.
std::optional<std::string> why_invalid_name(std::string_view name);

// `profile.email`: the fields on the way to a value of a document.
using FieldPath = std::vector<std::string>;

// The path that an index is said to be over; dots at either end are no part of it. None, if one of
// its parts is not a name.
std::optional<FieldPath> parse_field_path(std::string_view text);

std::string to_string(const FieldPath& path);

// Whether documents of the type `document` may have a field there, which does not look into arrays and
// records. `false` is certain; where a part is unknown, there may be one.
bool may_contain(const Schema& schema, TypeId document, const FieldPath& path);

// Whether what is there may be an object: an index looks into nothing else.
bool may_hold_object(const Schema& schema, TypeId document, const FieldPath& path);

// Whether a vector index may be over that field: something there is an array of numbers, or anything. So
// it is where documents of one kind have the field and others do not.
bool may_hold_vector(const Schema& schema, TypeId document, const FieldPath& path);

// The paths of `length` fields that documents declare, in the order written, up to `limit` of them.
std::vector<std::string> declared_paths(const Schema& schema, TypeId document, std::size_t length,
                                        std::size_t limit);

}  // namespace schema
