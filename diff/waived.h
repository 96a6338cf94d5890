#pragma once

#include <string>

namespace diff {

// Why a finding is intended. Nothing in `diff/` says so: a policy does.
struct Waived {
    std::string reason;
    std::string owner;       // or nothing
    std::string expires;     // the last day of it, such as `2026-12-31`, or nothing
    bool in_source = false;  // said by a comment above what it is about

    friend bool operator==(const Waived&, const Waived&) = default;
};

}  // namespace diff
