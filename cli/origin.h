#pragma once

#include <string>

#include "emit/report.h"

namespace cli {

// Where the files are that a schema argument, given in a folder, is read from.
emit::Origin origin_of(const std::string& argument, const std::string& directory);

}  // namespace cli
