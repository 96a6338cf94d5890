#pragma once

#include <string_view>

#include "schema/value.h"

namespace emit {

// The same document with what stands at `path`, as that of a change, before all else: the rest may be cut.
schema::Value led_by(schema::Value document, std::string_view path);

}  // namespace emit
