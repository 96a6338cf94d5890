#pragma once

#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace emit {

// Emphasis for a terminal; plain text elsewhere.
class Style {
  public:
    explicit Style(bool colour) : colour_(colour) {}

    std::string strong(std::string_view text) const { return paint("1", text); }
    std::string good(std::string_view text) const { return paint("32", text); }
    std::string bad(std::string_view text) const { return paint("1;31", text); }
    std::string warn(std::string_view text) const { return paint("33", text); }
    std::string faint(std::string_view text) const { return paint("2", text); }

  private:
    std::string paint(std::string_view code, std::string_view text) const;

    bool colour_;
};

// `schema.ts:12:5: error: … [id]`, without a newline.
std::string diagnostic_line(const diagnostics::Diagnostic& diagnostic, const diagnostics::Sources& sources,
                            const Style& style);

}  // namespace emit
