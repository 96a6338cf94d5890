#pragma once

#include <optional>
#include <string>

#include "schema/schema.h"

// One schema that was read in two ways: `values` has every value, and no places; `places` was made from the
// program, knows where things are written, and may have parts that are unknown. They are joined by name.
namespace schema {

// `values`, where everything has the place that it has in `places`, and pretends what it does there; what is
// unknown there has the place of what is known around it.
Schema with_places_of(Schema values, const Schema& places);

// Something that both know, and not as the same.
struct Difference {
    std::string where;  // `users.profile.name`
    Span span;          // in `places`
};

// The first one; none, if all that `places` knows is so in `values`. The order of fields is not looked at.
std::optional<Difference> first_difference(const Schema& places, const Schema& values);

}  // namespace schema
