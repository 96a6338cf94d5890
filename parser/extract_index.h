#pragma once

#include <optional>

#include "parser/evaluator.h"
#include "parser/unknown_parts.h"
#include "schema/schema.h"

namespace parser {

// The index that a call declares on a table at `table`; none, if a part of it is not known. Throws
// `NotExported` for what Convex's builder does not take.
std::optional<schema::Index> extract_index(Evaluator& evaluator, UnknownParts& unknown_parts,
                                           const IndexCall& call, Span table);

}  // namespace parser
