#pragma once

#include <string>

#include "cli/git.h"
#include "cli/refused.h"

// What brings into a clone that which it lacks: a `git fetch`, shown to people, and run only where they
// asked for that. No word of it that comes from elsewhere can be an option.
namespace cli {

struct Fetch {
    Words arguments;  // after `git fetch`
};

// One commit of `origin`, by its id, without history.
Fetch fetch_of_commit(const Git& git, const std::string& id);

// A branch of a remote, and all of the history.
Fetch fetch_of_branch(const Git& git, const std::string& remote, const std::string& branch);

// That an object is not there, and what brings it where a clone left it out. `also` is what does so too.
Refused part_left_out(const Git& git, const std::string& object, const std::string& where,
                      const std::string& also = "");

// As it is pasted into a shell.
std::string command(const Fetch& fetch);

// Throws `Refused`, with what git says.
void run(Git& git, const Fetch& fetch);

// Whether a branch, or a remote, may be called so.
bool is_branch_name(const std::string& name);

// Whether it is the id of an object, in full.
bool is_full_id(const std::string& name);

}  // namespace cli
