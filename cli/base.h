#pragma once

#include <string>

#include "cli/environment.h"
#include "cli/evaluate.h"
#include "cli/sides.h"

// `schemaplan check [NEW]`: where no old schema is named, it is the one that the change started from.
namespace cli {

// The schema of the working tree that an argument names; where it is empty, the one that is meant.
// Throws `Refused`.
std::string named_or_here(const std::string& argument, const Environment& environment);

// What that schema was where HEAD left its target (`target.h`); `empty`, if there was none.
ReadSchema read_base(const std::string& now, bool may_fetch, Evaluation evaluation,
                     const Environment& environment);

}  // namespace cli
