#include "schema/fault.h"

#include <array>

namespace schema {
namespace {

constexpr auto rows = std::to_array<CauseKind>({
#define CAUSE(id, name, decided, summary) {Cause::id, name, decided, summary},
#include "schema/causes.def"
#undef CAUSE
});

}  // namespace

std::span<const CauseKind> causes() {
    return rows;
}

const CauseKind& kind(Cause cause) {
    return rows[static_cast<std::size_t>(cause)];
}

}  // namespace schema
