#pragma once

#include <optional>
#include <string>

#include "cli/environment.h"
#include "policy/config.h"

namespace cli {

// The configuration that a team keeps beside its code.
struct ConfigFile {
    std::string path;  // as it is shown
    std::string text;
    policy::Config config;  // its bases seen from where the command runs
};

// The file that `--config` names, else the one of `SCHEMAPLAN_CONFIG`, else the nearest `.schemaplan.json`
// on the way from where the command runs to the top of its project. None, if there is none. Throws `Refused`.
std::optional<ConfigFile> read_config_file(const std::optional<std::string>& named,
                                           const Environment& environment);

}  // namespace cli
