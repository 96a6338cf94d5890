#include "planner/untold.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <variant>

namespace planner {
namespace {

using schema::Operation;
using schema::Path;

bool has_below(const TableOperations& operations, const Path& path) {
    return std::any_of(operations.all.begin(), operations.all.end(), [&](const Operation* one) {
        return one->path.size() > path.size() && starts_with(one->path, path);
    });
}

// Whether all is asked for that does not fit.
bool is_asked_whole(const TableOperations& operations, const Operation& one) {
    const auto* widen = std::get_if<schema::Widen>(&one.what);
    if (widen == nullptr) return std::holds_alternative<schema::AcceptAny>(one.what);
    const Members news = operations.members(one.path);
    return std::any_of(widen->members.begin(), widen->members.end(), [&](schema::TypeId old) {
        return std::holds_alternative<DoesNotFit>(guard(operations.before, old, news));
    });
}

// The first union on the way whose members cannot be told apart.
std::optional<Path> not_told(const TableOperations& operations, const Path& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto* step = std::get_if<schema::MemberStep>(&path[i]);
        if (step == nullptr) continue;
        const Path prefix(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(i));
        if (!selection(operations.members(prefix), step->number)) return prefix;
    }
    return std::nullopt;
}

std::optional<Path> first_untold(const TableOperations& operations) {
    for (const Operation* one : operations.all) {
        if (auto prefix = not_told(operations, one->path)) return prefix;
        if (has_below(operations, one->path) && is_asked_whole(operations, *one)) return one->path;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Path> take_untold(TableOperations& operations) {
    std::vector<Path> untold;
    while (const auto prefix = first_untold(operations)) {
        std::erase_if(operations.all, [&](const Operation* one) {
            const bool is_absence =
                one->path == *prefix && std::holds_alternative<schema::MakeOptional>(one->what);
            return !is_absence && starts_with(one->path, *prefix);
        });
        untold.push_back(*prefix);
    }
    return untold;
}

}  // namespace planner
