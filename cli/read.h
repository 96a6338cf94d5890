#pragma once

#include <memory>
#include <string>

#include "cli/environment.h"
#include "cli/evaluate.h"
#include "cli/git.h"
#include "cli/tree.h"
#include "parser/parse.h"

namespace cli {

// The schema that an argument names: a file, a folder, exported JSON, a part of a git revision, standard
// input, or none (design.md, section 5; docs/schemas.md). `other` is the argument of the other side, from
// which a merge base takes its path; empty, if there is no other side. Nothing is run, unless evaluation is
// `in_node` and a part of the schema is not known otherwise.
parser::Parsed read_schema(const std::string& argument, const std::string& other,
                           const Environment& environment, Evaluation evaluation = Evaluation::statically);

// The same, with the files of the project that it was read from; none, if they are of no project.
struct ReadWithFiles {
    parser::Parsed parsed;
    std::unique_ptr<Tree> files;
};
ReadWithFiles read_with_files(const std::string& argument, const std::string& other,
                              const Environment& environment, Evaluation evaluation);

// The schema in a file of a commit: its id, the path from the top, and what people call the commit.
parser::Parsed read_in_commit(Git git, const std::string& commit, const std::string& path,
                              const std::string& label, Evaluation evaluation);

}  // namespace cli
