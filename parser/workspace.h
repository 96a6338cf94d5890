#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parser/files.h"

// The packages of a monorepo, which an install would link into `node_modules`.
namespace parser {

// The `packages` of a `pnpm-workspace.yaml`, as patterns; none, if it is not one.
std::vector<std::string> pnpm_packages(const std::string& text);

// The folders that the patterns of a workspace in `folder` name: `packages/*`, `apps/**`, `!apps/old`.
std::vector<std::string> workspace_folders(const std::string& folder,
                                           const std::vector<std::string>& patterns, Files& files);

}  // namespace parser
