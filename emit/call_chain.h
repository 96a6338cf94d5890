#pragma once

#include <string>
#include <vector>

#include "emit/code.h"
#include "emit/edit.h"

namespace emit {

// The edits that put calls, each from its dot on, behind the calls of `chain`: on lines of their own, where
// the chain has those or comes to more calls than stand well on one.
std::vector<Edit> add_calls(const Code& code, const Span& chain, const std::vector<std::string>& calls);

}  // namespace emit
