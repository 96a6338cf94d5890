#include "parser/unknown_parts.h"

#include <fmt/format.h>

namespace parser {

void refuse_export(diagnostics::Id id, std::string message, Span span) {
    throw NotExported{{id, std::move(message), span}};
}

void UnknownParts::note(Value value, Span used_at) {
    const UnknownCause& cause = evaluator_.heap()[value.as_unknown()];
    const auto file = static_cast<std::uint32_t>(cause.span.file);
    if (!noted_.insert(fmt::format("{} {} {}", file, cause.span.begin, cause.reason)).second) return;
    diagnostics_.push_back({diagnostics::Id::unknown_part, cause.reason, shown(cause.span, used_at)});
}

}  // namespace parser
