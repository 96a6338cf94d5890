#include "emit/format.h"

#include <array>

namespace emit {
namespace {

constexpr auto everywhere = FormatKind::Where::everywhere;
constexpr auto check_only = FormatKind::Where::check_only;

constexpr std::array table = {
#define FORMAT(id, name, where, summary) FormatKind{Format::id, name, where, summary},
#include "emit/formats.def"
#undef FORMAT
};

}  // namespace

std::span<const FormatKind> formats() {
    return table;
}

std::string write(Format format, std::span<const Report> reports, bool colour) {
    switch (format) {
        case Format::text: return report_text(reports, colour);
        case Format::json: return report_json(reports);
        case Format::markdown: return report_markdown(reports);
        case Format::github: return report_github(reports);
        case Format::sarif: return report_sarif(reports);
        case Format::gitlab: return report_gitlab(reports);
        case Format::junit: return report_junit(reports);
    }
    return {};
}

}  // namespace emit
