#pragma once

#include <optional>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "parser/evaluator.h"
#include "schema/schema.h"

namespace parser {

// The schema that an evaluated default export is: what `SchemaDefinition.export()` would make
// of it. None, with a diagnostic, if it is not one or `export()` would not give a schema.
std::optional<schema::Schema> extract(Evaluator& evaluator, const Evaluator::DefaultExport& exported,
                                      std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace parser
