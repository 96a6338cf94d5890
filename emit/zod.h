#pragma once

#include "emit/code.h"

// Zod's types are no validators of Convex, have their own ways to be optional, and are the application's too.
namespace emit {

// Whether what is there is a type of zod.
bool is_of_zod(const Code& code, NodeId node);

// Whether an expression is a call of zod's.
bool is_made_by_zod(const Code& code, NodeId node);

}  // namespace emit
