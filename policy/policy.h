#pragma once

#include "diagnostics/diagnostic.h"
#include "diff/change.h"

// What a team asks of a change before it may go in.
namespace policy {

struct Policy {
    diff::Compat compat = diff::Compat::backward;
    diagnostics::Level fail_on = diagnostics::Level::error;  // the lowest level at which a check fails
};

}  // namespace policy
