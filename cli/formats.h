#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/outcome.h"
#include "emit/format.h"

namespace CLI {
class App;
}

// `--format NAME[=FILE]`, as often as one likes: at most one of them goes to stdout.
namespace cli {

struct Output {
    emit::Format format = emit::Format::text;
    std::optional<std::string> file;  // none: stdout
};

// `is_check` says which formats there are to choose from.
void declare_formats(CLI::App& command, std::vector<Output>& outputs, bool is_check);

// The reports in all the formats that were asked for; in text, if nothing else goes to stdout.
Outcome write(std::span<const emit::Report> reports, const std::vector<Output>& outputs, bool colour);

}  // namespace cli
