#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "emit/report.h"

namespace emit {

// One row of `formats.def` each.
enum class Format : std::uint8_t {
#define FORMAT(id, name, where, summary) id,
#include "emit/formats.def"
#undef FORMAT
};

struct FormatKind {
    Format id;
    std::string_view name;
    enum class Where : std::uint8_t { everywhere, check_only } where;
    std::string_view summary;
};

std::span<const FormatKind> formats();

// What was found, when one schema was compared with one or more old ones. Colour is of text only.
std::string write(Format format, std::span<const Report> reports, bool colour);

// A comment on a pull request, or the summary of a job: at most 65,536 characters, as GitHub takes them.
std::string report_markdown(std::span<const Report> reports);
// Commands to GitHub's runner, which marks what they name; no more than it shows.
std::string report_github(std::span<const Report> reports);
std::string report_sarif(std::span<const Report> reports);
std::string report_gitlab(std::span<const Report> reports);
std::string report_junit(std::span<const Report> reports);

}  // namespace emit
