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

}  // namespace planner
