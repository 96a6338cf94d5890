#pragma once

#include <functional>

#include "schema/value.h"

namespace diff {

// `value` without the fields and elements that can be left out of it one by one while `holds` is true. Of a
// large value only some are tried.
schema::Value smallest(schema::Value value, const std::function<bool(const schema::Value&)>& holds);

}  // namespace diff
