#pragma once

#include <string>
#include <utility>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace cli {

// Why an argument gives no schema. Thrown inside of `cli`, and caught where arguments are read.
struct Refused {
    Refused(diagnostics::Id id, std::string message) : diagnostic{id, std::move(message), std::nullopt} {}
    Refused(diagnostics::Diagnostic found, diagnostics::Sources files)
        : diagnostic(std::move(found)), sources(std::move(files)) {}

    diagnostics::Diagnostic diagnostic;
    diagnostics::Sources sources;  // what the diagnostic points into
};

}  // namespace cli
