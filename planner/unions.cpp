#include "planner/unions.h"

#include <algorithm>
#include <cstddef>
#include <variant>

#include "planner/moving.h"

namespace planner {

using schema::MemberStep;
using schema::Operation;
using schema::Path;

Members Unions::members(const Path& path) const {
    Members all = {after_, places_.members(after_, places_.type(after_, table_, path)), {}};
    for (const Operation* one : operations_) {
        const bool is_field_of_member = one->path.size() == path.size() + 2 && starts_with(one->path, path) &&
                                        std::holds_alternative<MemberStep>(one->path[path.size()]);
        if (!is_field_of_member) continue;
        if (const auto* field = last_field(one->path)) all.unreliable.insert(field->name);
    }
    return all;
}

std::vector<Path> Unions::take_untold(std::vector<const Operation*>& operations) const {
    std::vector<Path> untold;
    while (const auto prefix = first_untold()) {
        std::erase_if(operations, [&](const Operation* one) {
            const bool is_absence =
                one->path == *prefix && std::holds_alternative<schema::MakeOptional>(one->what);
            return !is_absence && starts_with(one->path, *prefix);
        });
        untold.push_back(*prefix);
    }
    return untold;
}

std::optional<Path> Unions::first_untold() const {
    for (const Operation* one : operations_) {
        if (auto prefix = not_told(one->path)) return prefix;
        if (has_below(one->path) && is_asked_whole(*one)) return one->path;
    }
    return std::nullopt;
}

// The first union on the way whose members cannot be told apart.
std::optional<Path> Unions::not_told(const Path& path) const {
    for (std::size_t i = 0; i < path.size(); ++i) {
        const auto* step = std::get_if<MemberStep>(&path[i]);
        if (step == nullptr) continue;
        const Path prefix(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(i));
        if (!selection(members(prefix), step->number)) return prefix;
    }
    return std::nullopt;
}

// Whether all is asked for that does not fit.
bool Unions::is_asked_whole(const Operation& operation) const {
    const auto* widen = std::get_if<schema::Widen>(&operation.what);
    if (widen == nullptr) return std::holds_alternative<schema::AcceptAny>(operation.what);
    const Members news = members(operation.path);
    return std::any_of(widen->members.begin(), widen->members.end(), [&](schema::TypeId old) {
        return std::holds_alternative<DoesNotFit>(guard(before_, old, news));
    });
}

bool Unions::has_below(const Path& path) const {
    return std::any_of(operations_.begin(), operations_.end(), [&](const Operation* one) {
        return one->path.size() > path.size() && starts_with(one->path, path);
    });
}

}  // namespace planner
