#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "parser/evaluator.h"

// What is said while a schema is extracted from the values of its program.
namespace parser {

// No schema: `export()` would not give one.
struct NotExported {
    diagnostics::Diagnostic diagnostic;
};
// Throws that.
[[noreturn]] void refuse_export(diagnostics::Id id, std::string message, Span span);

// The place of what may have been made by a model, inside of something at `outer`.
inline Span shown(Span span, Span outer) {
    return span.is_nowhere() ? outer : span;
}

// The parts of a schema that are not known, each cause said once.
class UnknownParts {
  public:
    // Both are to live as long as this.
    UnknownParts(Evaluator& evaluator, std::vector<diagnostics::Diagnostic>& diagnostics)
        : evaluator_(evaluator), diagnostics_(diagnostics) {}

    // `value` is an unknown one; its cause is shown where it is, else at `used_at`.
    void note(Value value, Span used_at);

  private:
    Evaluator& evaluator_;
    std::vector<diagnostics::Diagnostic>& diagnostics_;
    std::unordered_set<std::string> noted_;
};

}  // namespace parser
