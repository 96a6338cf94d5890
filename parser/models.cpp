#include "parser/models.h"

#include <algorithm>
#include <iterator>

namespace parser {
namespace {

// Each is made of string literals, one of each parser/models/NAME.ts, by CMake.
constexpr std::string_view convex_helpers =
#include "parser/models/convex-helpers.inc"
    ;
constexpr std::string_view convex_helpers_validators =
#include "parser/models/convex-helpers-validators.inc"
    ;
constexpr std::string_view convex_helpers_server =
#include "parser/models/convex-helpers-server.inc"
    ;
constexpr std::string_view convex_helpers_zod =
#include "parser/models/convex-helpers-zod.inc"
    ;
constexpr std::string_view convex_helpers_zod_3 =
#include "parser/models/convex-helpers-zod-3.inc"
    ;
constexpr std::string_view convex_helpers_zod_4 =
#include "parser/models/convex-helpers-zod-4.inc"
    ;
constexpr std::string_view convex_auth_server =
#include "parser/models/convex-auth-server.inc"
    ;
constexpr std::string_view convex_ents_0_4 =
#include "parser/models/convex-ents-0-4.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view convex_ents_0_8 =
#include "parser/models/convex-ents-0-8.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view convex_ents_0_11 =
#include "parser/models/convex-ents-0-11.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view convex_ents_0_12 =
#include "parser/models/convex-ents-0-12.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view convex_ents_0_13 =
#include "parser/models/convex-ents-0-13.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view convex_ents_newest =
#include "parser/models/convex-ents-newest.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view zod_3_newest =
#include "parser/models/zod-3-newest.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view zod_4_newest =
#include "parser/models/zod-4-newest.inc"
#include "parser/models/zod-4.inc"
    ;

// clang-format off
constexpr Model all[] = {
    // module                       package             from      before   model
    {"convex-helpers",            "convex-helpers",   "0.1.0",  "0.2",   convex_helpers},
    {"convex-helpers/validators", "convex-helpers",   "0.1.0",  "0.2",   convex_helpers_validators},
    {"convex-helpers/server",     "convex-helpers",   "0.1.0",  "0.2",   convex_helpers_server},
    {"@convex-dev/auth/server",   "@convex-dev/auth", "0.0.60", "0.1",   convex_auth_server},
    {"convex-ents",               "convex-ents",      "0.4.2",  "0.7.7", convex_ents_0_4},
    {"convex-ents",               "convex-ents",      "0.8.0",  "0.8.1", convex_ents_0_8},
    {"convex-ents",               "convex-ents",      "0.11.0", "0.11.1", convex_ents_0_11},
    {"convex-ents",               "convex-ents",      "0.12.0", "0.12.1", convex_ents_0_12},
    {"convex-ents",               "convex-ents",      "0.13.0", "0.13.1", convex_ents_0_13},
    {"convex-ents",               "convex-ents",      "0.15.0", "0.20.1", convex_ents_newest},
    {"convex-helpers/server/zod",  "convex-helpers",  "0.1.105", "0.1.125", convex_helpers_zod},
    {"convex-helpers/server/zod3", "convex-helpers",  "0.1.105", "0.1.125", convex_helpers_zod_3},
    {"convex-helpers/server/zod4", "convex-helpers",  "0.1.105", "0.1.125", convex_helpers_zod_4},
    {"zod",                       "zod",              "3.20.0", "3.25.77", zod_3_newest},
    {"zod",                       "zod",              "4.0.0",  "4.6.8", zod_4_newest},
    {"zod/v3",                    "zod",              "3.20.0", "4.6.8", zod_3_newest},
    {"zod/v4",                    "zod",              "3.25.68", "4.6.8", zod_4_newest},
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
