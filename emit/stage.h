#pragma once

#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "emit/widen.h"
#include "parser/files.h"
#include "parser/parse.h"

// More edits of the widened files, for what Convex does in the background while they are deployed.
namespace emit {

// An index that is written where no edit stages it alone: by a helper, say.
struct CannotStage {
    diagnostics::Span index;  // in what was to be edited
    std::string table;
    std::string name;
};

struct StagedIndexes {
    std::vector<EditedFile> files;  // sorted by path
    parser::Parsed parsed;          // the edited files, parsed again
};

// The same schema with these indexes, by table and name, staged. `files` are those that it was parsed from.
std::variant<StagedIndexes, CannotStage> stage_indexes(
    const parser::Parsed& parsed, const std::set<std::pair<std::string, std::string>>& indexes,
    parser::Files& files);

struct StagedValidators {
    std::vector<EditedFile> files;
    std::vector<std::string> tables;    // for which the new documents are staged
    std::vector<std::string> left_out;  // those for which no edit was found, or something is staged already
};

// The same schema, in which `after` is staged for these tables.
StagedValidators stage_validators(const parser::Parsed& parsed, const schema::Schema& after,
                                  const std::vector<std::string>& tables, parser::Files& files);

}  // namespace emit
