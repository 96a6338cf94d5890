#include "parser/parse.h"

#include "parser/evaluator.h"
#include "parser/extract.h"

namespace parser {

Parsed parse(const std::string& path, Files& files, const KnownTrees& known) {
    Parsed parsed;
    Evaluator evaluator(files, known, parsed.sources, parsed.diagnostics);
    if (const auto exported = evaluator.evaluate_schema_file(path)) {
        parsed.default_export = exported->span;
        parsed.schema = extract(evaluator, *exported, parsed.diagnostics);
    }
    parsed.trees = evaluator.take_trees();
    for (diagnostics::Diagnostic& diagnostic : parsed.diagnostics) {
        // What a model does on its own is done nowhere.
        if (diagnostic.span && diagnostic.span->is_nowhere()) diagnostic.span.reset();
    }
    return parsed;
}

}  // namespace parser
