#pragma once

#include <cstddef>
#include <functional>

#include "schema/value.h"

namespace diff {

// What `smallest` may look at for one table, in values.
inline constexpr std::size_t shrinking_work = 2'000'000;

// `value` without the fields and elements that can be left out of it one by one while `holds` is true, as far
// as `work` goes, which has been done then.
schema::Value smallest(schema::Value value, const std::function<bool(const schema::Value&)>& holds,
                       std::size_t& work);

}  // namespace diff
