#pragma once

#include <optional>
#include <string>

#include "cli/git.h"

// What a user's name for a revision means. Where it means nothing, the message has the command that helps.
namespace cli {

// The id of the tree of a revision. Throws `Refused`.
std::string tree_of(Git& git, const std::string& revision);

// The id of the tree of the commit at which HEAD and a revision parted. Throws `Refused`, also where
// history is cut such that it is not certain.
std::string merge_base_tree(Git& git, const std::string& revision);

// Where two commits parted, given by id.
struct Parting {
    std::optional<std::string> commit;  // none, if they have none in common
    bool is_certain = true;             // whether all of the history that matters is here
};
// Throws `Refused` if they parted at several, which happens once each was merged into the other.
Parting parting_of(const Git& git, const std::string& one, const std::string& other);

// What to write instead of the name of a file that is not there, if there is a revision of that name; else
// nothing.
std::string hint_of_revision(const std::string& name, const std::string& directory);

}  // namespace cli
