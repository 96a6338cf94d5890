#pragma once

#include <map>
#include <string>

namespace cli {

// The folder of a plan: its files by their paths in it.
using PlanFolder = std::map<std::string, std::string>;

// Where it is, and how it was named.
struct PlanName {
    std::string path;
    std::string shown;
};

// The folder that is named in `directory`. Throws `Refused` if that is no folder of its own: the current one,
// or one around it.
PlanName plan_folder(const std::string& named, const std::string& directory);

// Whether the folder can be written: it is not there, or empty, or all in it was written by a plan and not
// changed since. Throws `Refused` if it cannot.
void check_plan_folder(const PlanName& folder);

// Makes the folder hold these files and no others, all at once: a reader sees the old folder or the new one.
// Throws `Refused` if the disk does not take them; then it is as it was.
void write_plan_folder(const PlanName& folder, const PlanFolder& files);

}  // namespace cli
