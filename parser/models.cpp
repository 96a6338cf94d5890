#include "parser/models.h"

#include <algorithm>
#include <iterator>

namespace parser {
namespace {

// Each is a string literal, made of parser/models/NAME.ts by CMake.
constexpr std::string_view convex_helpers =
#include "parser/models/convex-helpers.inc"
    ;
constexpr std::string_view convex_helpers_validators =
#include "parser/models/convex-helpers-validators.inc"
    ;
constexpr std::string_view convex_helpers_server =
#include "parser/models/convex-helpers-server.inc"
    ;
constexpr std::string_view convex_auth_server =
#include "parser/models/convex-auth-server.inc"
    ;

// clang-format off
constexpr Model all[] = {
    // module                       package             from      before   model
    {"convex-helpers",            "convex-helpers",   "0.1.0",  "0.2",   convex_helpers},
    {"convex-helpers/validators", "convex-helpers",   "0.1.0",  "0.2",   convex_helpers_validators},
    {"convex-helpers/server",     "convex-helpers",   "0.1.0",  "0.2",   convex_helpers_server},
    {"@convex-dev/auth/server",   "@convex-dev/auth", "0.0.60", "0.1",   convex_auth_server},
};
// clang-format on

}  // namespace

std::span<const Model> models() {
    return all;
}

bool is_harmless_package(std::string_view package) {
    return std::any_of(std::begin(all), std::end(all),
                       [&](const Model& model) { return model.package == package; });
}

}  // namespace parser
