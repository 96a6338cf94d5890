#pragma once

#include <string>
#include <variant>
#include <vector>

#include "parser/files.h"
#include "parser/parse.h"
#include "schema/bridge.h"

// The widened schema, written as edits of the new schema's own files: what is not widened stays byte for
// byte.
namespace emit {

struct EditedFile {
    std::string path;    // as the parser was told of it
    std::string before;  // every byte, a byte order mark included
    std::string after;
};

// How a table of the bridge was written.
struct WidenedTable {
    enum class How : std::uint8_t {
        edited,   // where its parts are written
        replaced  // its documents, or all of it, by printed TypeScript
    } how = How::edited;
    std::string table;
    std::string reason;  // why it was replaced
};

struct Widened {
    std::vector<EditedFile> files;     // sorted by path; none, if the bridge is the new schema
    std::vector<WidenedTable> tables;  // those with an operation, in the order of the bridge
    parser::Parsed parsed;             // the edited files, parsed again: its schema is the bridge
};

// No files were found whose schema is the bridge: a bug of ours, always.
struct NotWidened {
    std::string why;
};

// The edits that make the schema of `after` the bridge, proved: what the edited files give was parsed again,
// is the bridge, and takes every document that `before` and `after` take. `files` are those that `after`,
// a schema in TypeScript or JavaScript, was parsed from.
std::variant<Widened, NotWidened> widen(const parser::Parsed& before, const parser::Parsed& after,
                                        const schema::Bridge& bridge, parser::Files& files);

}  // namespace emit
