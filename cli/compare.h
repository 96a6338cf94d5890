#pragma once

#include "cli/sides.h"
#include "policy/policy.h"
#include "policy/waive.h"

namespace cli {

// What there is to say of two schemas that were read, at the levels of a policy.
policy::Findings compare(const ReadSchema& before, const ReadSchema& after, const policy::Policy& policy);

}  // namespace cli
