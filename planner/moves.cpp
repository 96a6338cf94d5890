#include "planner/moves.h"

#include "schema/match.h"

namespace planner {

std::vector<schema::Path> moved_from(const Rewrite& rewrite) {
    std::vector<schema::Path> all;
    const auto beside = [&](const std::string& field, const std::string& part = "") {
        schema::Path path(rewrite.path.begin(), rewrite.path.end() - 1);
        path.emplace_back(schema::FieldStep{field});
        if (!part.empty()) path.emplace_back(schema::FieldStep{part});
        all.push_back(std::move(path));
    };
    schema::match(
        rewrite.what, [&](const Rename&) { all.push_back(rewrite.path); },
        [&](const PutIn& put) { beside(put.part); },
        [&](const TakeOut& take) { beside(take.from, take.part); },
        [&](const Build& build) {
            for (const std::string& part : build.required) beside(part);
            for (const std::string& part : build.optional) beside(part);
        },
        [](const auto&) {});
    return all;
}

std::optional<schema::Path> moved_to(const Rewrite& rewrite) {
    using To = std::optional<schema::Path>;
    return schema::match(
        rewrite.what,
        [&](const Rename& rename) -> To {
            schema::Path path = rewrite.path;
            path.back() = schema::FieldStep{rename.to};
            return path;
        },
        [&](const PutIn& put) -> To {
            schema::Path path = rewrite.path;
            path.emplace_back(schema::FieldStep{put.part});
            return path;
        },
        [&](const TakeOut&) -> To { return rewrite.path; }, [](const auto&) -> To { return std::nullopt; });
}

}  // namespace planner
