#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "diff/compare.h"
#include "diff/problems.h"
#include "emit/export.h"
#include "emit/report.h"
#include "parser/exported.h"
#include "parser/parse.h"
#include "tests/support.h"

// Any bytes as a schema: a program of one or several files, or exported JSON. No answer is wrong
// here but a crash, a hang, or a schema that differs from itself.

namespace {

// The files of one text: `//// name` on a line of its own starts the file of that name.
tests::Sources split(const std::string& text) {
    tests::Sources sources;
    std::string name = "schema.ts";
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t mark = std::min(text.find("//// ", at), text.size());
        sources[name] = text.substr(at, mark - at);
        if (mark == text.size()) break;
        const std::size_t end = std::min(text.find('\n', mark), text.size());
        name = text.substr(mark + 5, end - mark - 5);
        at = end + 1;
    }
    return sources;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    parser::Parsed parsed;
    if (text.starts_with('{')) {
        tests::Memory memory({{"schema.json", text}});
        parsed = parser::parse_exported("schema.json", memory);
    } else {
        parsed = tests::parse(split(text));
    }
    if (!parsed.schema) return 0;
    emit::export_text(*parsed.schema);
    const diff::Changes changes = diff::compare(*parsed.schema, *parsed.schema);
    const std::vector<diff::Problem> problems = diff::problems(*parsed.schema, *parsed.schema, changes);
    const emit::Report report = {{"old", {}, parsed.sources, *parsed.schema, parsed.diagnostics},
                                 {"new", {}, parsed.sources, *parsed.schema, parsed.diagnostics},
                                 changes,
                                 problems};
    emit::report_text({&report, 1}, false);
    if (!changes.changes.empty()) std::abort();
    return 0;
}
