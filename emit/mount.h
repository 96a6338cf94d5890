#pragma once

#include <optional>
#include <string>

namespace emit {

// The component that runs migrations, in a project's `convex.config.ts`.
struct Mount {
    std::string name;                 // `components.NAME`
    std::optional<std::string> text;  // of the file that mounts it; none: it is mounted as it is
};

// The least that mounts it: nothing, where it is mounted; a line or two in the file there is; a file of its
// own, where there is none. None, if the file there is says nothing of how: no `defineApp()` with a name.
std::optional<Mount> mount_migrations(const std::optional<std::string>& config);

}  // namespace emit
