#pragma once

#include <optional>
#include <string>
#include <variant>

namespace emit {

// The component that runs migrations, in a project's `convex.config.ts`.
struct Mount {
    std::string name;                 // `components.NAME`
    std::optional<std::string> text;  // of the file that mounts it; none: it is mounted as it is
    std::string around;               // the component that the file defines; "" for an app
};

// What keeps it from being mounted, and what to do.
struct NoMount {
    std::string why;
};

// The least that mounts it: nothing, where it is mounted; a line or two in the file there is; a file of its
// own, where there is none.
std::variant<Mount, NoMount> mount_migrations(const std::optional<std::string>& config);

}  // namespace emit
