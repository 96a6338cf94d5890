#include "parser/models.h"

#include <algorithm>
#include <iterator>

namespace parser {
namespace {

// clang-format off

// Each is made of string literals, one of each parser/models/NAME.ts, by CMake.
constexpr std::string_view helpers_14 =
#include "parser/models/convex-helpers.inc"
#include "parser/models/convex-helpers-throws.inc"
#include "parser/models/convex-helpers-assert-maybe.inc"
    ;
constexpr std::string_view helpers_19 =
#include "parser/models/convex-helpers.inc"
#include "parser/models/convex-helpers-throws.inc"
#include "parser/models/convex-helpers-pick.inc"
#include "parser/models/convex-helpers-assert-maybe.inc"
    ;
constexpr std::string_view helpers_78 =
#include "parser/models/convex-helpers.inc"
#include "parser/models/convex-helpers-throws.inc"
#include "parser/models/convex-helpers-pick.inc"
#include "parser/models/convex-helpers-assert.inc"
    ;
constexpr std::string_view helpers_84 =
#include "parser/models/convex-helpers.inc"
#include "parser/models/convex-helpers-throws.inc"
#include "parser/models/convex-helpers-pick.inc"
#include "parser/models/convex-helpers-without-system-fields.inc"
#include "parser/models/convex-helpers-assert.inc"
    ;
constexpr std::string_view validators_19 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals-two.inc"
#include "parser/models/convex-helpers-validators-partial-every.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-68.inc"
    ;
constexpr std::string_view validators_21 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals-two.inc"
#include "parser/models/convex-helpers-validators-partial-every.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-68.inc"
#include "parser/models/convex-helpers-validators-system.inc"
    ;
constexpr std::string_view validators_27 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals-two.inc"
#include "parser/models/convex-helpers-validators-partial-every.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-68.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
    ;
constexpr std::string_view validators_36 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals-two.inc"
#include "parser/models/convex-helpers-validators-partial-none.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-68.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
    ;
constexpr std::string_view validators_45 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial-fields.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-68.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
    ;
constexpr std::string_view validators_70 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial-fields.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-96.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
#include "parser/models/convex-helpers-validators-doc.inc"
    ;
constexpr std::string_view validators_99 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-122.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
#include "parser/models/convex-helpers-validators-doc.inc"
    ;
constexpr std::string_view validators_101 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-122.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
#include "parser/models/convex-helpers-validators-doc.inc"
#include "parser/models/convex-helpers-validators-add-anything.inc"
#include "parser/models/convex-helpers-validators-add.inc"
    ;
constexpr std::string_view validators_102 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-122.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
#include "parser/models/convex-helpers-validators-doc.inc"
#include "parser/models/convex-helpers-validators-add-same-kinds.inc"
#include "parser/models/convex-helpers-validators-add.inc"
    ;
constexpr std::string_view validators_107 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-122.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
#include "parser/models/convex-helpers-validators-doc.inc"
#include "parser/models/convex-helpers-validators-add-same-kinds.inc"
#include "parser/models/convex-helpers-validators-add.inc"
#include "parser/models/convex-helpers-required.inc"
#include "parser/models/convex-helpers-validators-required.inc"
    ;
constexpr std::string_view validators_121 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial.inc"
#include "parser/models/convex-helpers-validators-builders.inc"
#include "parser/models/convex-helpers-validators-builders-until-122.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
#include "parser/models/convex-helpers-validators-doc.inc"
#include "parser/models/convex-helpers-validators-add-same-kinds.inc"
#include "parser/models/convex-helpers-validators-add.inc"
#include "parser/models/convex-helpers-required.inc"
#include "parser/models/convex-helpers-required-commit-ts.inc"
#include "parser/models/convex-helpers-validators-required.inc"
    ;
constexpr std::string_view validators_123 =
#include "parser/models/convex-helpers-validators.inc"
#include "parser/models/convex-helpers-validators-literals.inc"
#include "parser/models/convex-helpers-validators-partial.inc"
#include "parser/models/convex-helpers-validators-system.inc"
#include "parser/models/convex-helpers-validators-pretend.inc"
#include "parser/models/convex-helpers-validators-doc.inc"
#include "parser/models/convex-helpers-validators-add-same-kinds.inc"
#include "parser/models/convex-helpers-validators-add.inc"
#include "parser/models/convex-helpers-required.inc"
#include "parser/models/convex-helpers-required-commit-ts.inc"
#include "parser/models/convex-helpers-validators-required.inc"
    ;
constexpr std::string_view helpers_server =
#include "parser/models/convex-helpers-server.inc"
    ;
constexpr std::string_view helpers_migrations =
#include "parser/models/convex-helpers-migrations.inc"
    ;
constexpr std::string_view helpers_rate_limit =
#include "parser/models/convex-helpers-rate-limit.inc"
    ;
constexpr std::string_view helpers_sessions =
#include "parser/models/convex-helpers-sessions.inc"
    ;
constexpr std::string_view helpers_zod_45 =
#include "parser/models/convex-helpers-zod-3-of-zod.inc"
#include "parser/models/convex-helpers-zod-3.inc"
    ;
constexpr std::string_view helpers_zod_63 =
#include "parser/models/convex-helpers-zod-3-of-zod.inc"
#include "parser/models/convex-helpers-zod-3.inc"
#include "parser/models/convex-helpers-zod-3-records.inc"
    ;
constexpr std::string_view helpers_zod_66 =
#include "parser/models/convex-helpers-zod-3-of-zod.inc"
#include "parser/models/convex-helpers-zod-3.inc"
#include "parser/models/convex-helpers-zod-3-records.inc"
#include "parser/models/convex-helpers-zod-3-brand.inc"
    ;
constexpr std::string_view helpers_zod_75 =
#include "parser/models/convex-helpers-zod-3-of-zod.inc"
#include "parser/models/convex-helpers-zod-3.inc"
#include "parser/models/convex-helpers-zod-3-records.inc"
#include "parser/models/convex-helpers-zod-3-brand.inc"
#include "parser/models/convex-helpers-zod-3-output.inc"
    ;
constexpr std::string_view helpers_zod_78 =
#include "parser/models/convex-helpers-zod-3-of-zod.inc"
#include "parser/models/convex-helpers-zod-3.inc"
#include "parser/models/convex-helpers-zod-3-records.inc"
#include "parser/models/convex-helpers-zod-3-brand.inc"
#include "parser/models/convex-helpers-zod-3-output.inc"
#include "parser/models/convex-helpers-zod-3-back.inc"
    ;
constexpr std::string_view helpers_zod_3 =
#include "parser/models/convex-helpers-zod-3-of-v3.inc"
#include "parser/models/convex-helpers-zod-3.inc"
#include "parser/models/convex-helpers-zod-3-records.inc"
#include "parser/models/convex-helpers-zod-3-brand.inc"
#include "parser/models/convex-helpers-zod-3-output.inc"
#include "parser/models/convex-helpers-zod-3-back.inc"
    ;
constexpr std::string_view helpers_zod =
#include "parser/models/convex-helpers-zod.inc"
    ;
constexpr std::string_view helpers_zod_3_newest =
#include "parser/models/convex-helpers-zod-3-of-v3.inc"
#include "parser/models/convex-helpers-zod-3.inc"
#include "parser/models/convex-helpers-zod-3-records.inc"
#include "parser/models/convex-helpers-zod-3-brand.inc"
#include "parser/models/convex-helpers-zod-3-output.inc"
#include "parser/models/convex-helpers-zod-3-back.inc"
#include "parser/models/convex-helpers-zod-back-commit-ts.inc"
    ;
constexpr std::string_view helpers_zod_4_first =
#include "parser/models/convex-helpers-zod-4-first.inc"
#include "parser/models/convex-helpers-zod-4.inc"
#include "parser/models/convex-helpers-required.inc"
    ;
constexpr std::string_view helpers_zod_4 =
#include "parser/models/convex-helpers-zod-4-newest.inc"
#include "parser/models/convex-helpers-zod-4.inc"
#include "parser/models/convex-helpers-required.inc"
    ;
constexpr std::string_view helpers_zod_4_newest =
#include "parser/models/convex-helpers-zod-4-newest.inc"
#include "parser/models/convex-helpers-zod-4.inc"
#include "parser/models/convex-helpers-required.inc"
#include "parser/models/convex-helpers-required-commit-ts.inc"
#include "parser/models/convex-helpers-zod-back-commit-ts.inc"
    ;
constexpr std::string_view auth_29 =
#include "parser/models/convex-auth-server-29.inc"
#include "parser/models/convex-auth-server.inc"
    ;
constexpr std::string_view auth_40 =
#include "parser/models/convex-auth-server-40.inc"
#include "parser/models/convex-auth-server.inc"
    ;
constexpr std::string_view auth_61 =
#include "parser/models/convex-auth-server-61.inc"
#include "parser/models/convex-auth-server.inc"
    ;
constexpr std::string_view auth_69 =
#include "parser/models/convex-auth-server-69.inc"
#include "parser/models/convex-auth-server.inc"
    ;
constexpr std::string_view auth_73 =
#include "parser/models/convex-auth-server-73.inc"
#include "parser/models/convex-auth-server.inc"
    ;
constexpr std::string_view ents_0_4 =
#include "parser/models/convex-ents-0-4.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view ents_0_8 =
#include "parser/models/convex-ents-0-8.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view ents_0_11 =
#include "parser/models/convex-ents-0-11.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view ents_0_12 =
#include "parser/models/convex-ents-0-12.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view ents_0_13 =
#include "parser/models/convex-ents-0-13.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view ents_newest =
#include "parser/models/convex-ents-newest.inc"
#include "parser/models/convex-ents.inc"
    ;
constexpr std::string_view zod_3_20 =
#include "parser/models/zod-3-as-zod.inc"
#include "parser/models/zod-3-20.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view zod_3_21_0 =
#include "parser/models/zod-3-as-zod.inc"
#include "parser/models/zod-3-21-0.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view zod_3_21_1 =
#include "parser/models/zod-3-as-zod.inc"
#include "parser/models/zod-3-21-1.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view zod_3_22 =
#include "parser/models/zod-3-as-zod.inc"
#include "parser/models/zod-3-22.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view zod_3_23 =
#include "parser/models/zod-3-as-zod.inc"
#include "parser/models/zod-3-23.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view zod_3_24 =
#include "parser/models/zod-3-as-zod.inc"
#include "parser/models/zod-3-24.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view zod_4_first =
#include "parser/models/zod-4-first.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_0_0 =
#include "parser/models/zod-4-0-0.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_0_8 =
#include "parser/models/zod-4-0-8.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_1 =
#include "parser/models/zod-4-1.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_3_0 =
#include "parser/models/zod-4-3-0.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_3_1 =
#include "parser/models/zod-4-3-1.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_4 =
#include "parser/models/zod-4-4.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_5 =
#include "parser/models/zod-4-5.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_4_6 =
#include "parser/models/zod-4-6.inc"
#include "parser/models/zod-4.inc"
    ;
constexpr std::string_view zod_v3 =
#include "parser/models/zod-3-as-v3.inc"
#include "parser/models/zod-3-24.inc"
#include "parser/models/zod-3.inc"
    ;
constexpr std::string_view workpool_2_10 =
#include "parser/models/convex-workpool.inc"
#include "parser/models/convex-workpool-handle.inc"
    ;
constexpr std::string_view workpool_2_15 =
#include "parser/models/convex-workpool.inc"
#include "parser/models/convex-workpool-handle.inc"
#include "parser/models/convex-workpool-validator.inc"
    ;
constexpr std::string_view workpool_2_18 =
#include "parser/models/convex-workpool.inc"
#include "parser/models/convex-workpool-arguments.inc"
    ;
constexpr std::string_view workpool_3 =
#include "parser/models/convex-workpool.inc"
#include "parser/models/convex-workpool-arguments.inc"
#include "parser/models/convex-workpool-names.inc"
    ;
constexpr std::string_view workpool_4_10 =
#include "parser/models/convex-workpool.inc"
#include "parser/models/convex-workpool-results.inc"
#include "parser/models/convex-workpool-names.inc"
    ;
constexpr std::string_view workflow_2_1 =
#include "parser/models/convex-workflow.inc"
    ;
constexpr std::string_view workflow_2_8 =
#include "parser/models/convex-workflow.inc"
#include "parser/models/convex-workflow-kinds.inc"
#include "parser/models/convex-workflow-step.inc"
    ;
constexpr std::string_view workflow_3_3 =
#include "parser/models/convex-workflow.inc"
#include "parser/models/convex-workflow-event.inc"
#include "parser/models/convex-workflow-kinds.inc"
#include "parser/models/convex-workflow-step.inc"
    ;
constexpr std::string_view workflow_3_9 =
#include "parser/models/convex-workflow.inc"
#include "parser/models/convex-workflow-event.inc"
#include "parser/models/convex-workflow-kinds-sleep.inc"
#include "parser/models/convex-workflow-step.inc"
    ;
constexpr std::string_view workflow_4_2 =
#include "parser/models/convex-workflow.inc"
#include "parser/models/convex-workflow-event.inc"
#include "parser/models/convex-workflow-kinds-sleep.inc"
#include "parser/models/convex-workflow-step.inc"
#include "parser/models/convex-workflow-result.inc"
    ;
constexpr std::string_view text_streaming =
#include "parser/models/convex-text-streaming.inc"
    ;

constexpr Model all[] = {
    // module                                package                                  from             before           model
    {"convex-helpers",                        "convex-helpers",                        "0.1.14",        "0.1.16",        helpers_14},
    {"convex-helpers",                        "convex-helpers",                        "0.1.19",        "0.1.77",        helpers_19},
    {"convex-helpers",                        "convex-helpers",                        "0.1.78",        "0.1.81",        helpers_78},
    {"convex-helpers",                        "convex-helpers",                        "0.1.84",        "0.1.125",       helpers_84},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.19",        "0.1.20",        validators_19},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.21",        "0.1.26",        validators_21},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.27",        "0.1.36",        validators_27},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.36",        "0.1.44",        validators_36},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.45",        "0.1.69",        validators_45},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.70",        "0.1.97",        validators_70},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.99",        "0.1.101",       validators_99},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.101",       "0.1.102",       validators_101},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.102",       "0.1.107",       validators_102},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.107",       "0.1.121",       validators_107},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.121",       "0.1.123",       validators_121},
    {"convex-helpers/validators",             "convex-helpers",                        "0.1.123",       "0.1.125",       validators_123},
    {"convex-helpers/server",                 "convex-helpers",                        "0.1.23",        "0.1.125",       helpers_server},
    {"convex-helpers/server/migrations",      "convex-helpers",                        "0.1.32",        "0.1.125",       helpers_migrations},
    {"convex-helpers/server/rateLimit",       "convex-helpers",                        "0.1.38",        "0.1.125",       helpers_rate_limit},
    {"convex-helpers/server/sessions",        "convex-helpers",                        "0.1.14",        "0.1.125",       helpers_sessions},
    {"convex-helpers/server/zod",             "convex-helpers",                        "0.1.45",        "0.1.63",        helpers_zod_45},
    {"convex-helpers/server/zod",             "convex-helpers",                        "0.1.63",        "0.1.66",        helpers_zod_63},
    {"convex-helpers/server/zod",             "convex-helpers",                        "0.1.66",        "0.1.75",        helpers_zod_66},
    {"convex-helpers/server/zod",             "convex-helpers",                        "0.1.75",        "0.1.78",        helpers_zod_75},
    {"convex-helpers/server/zod",             "convex-helpers",                        "0.1.78",        "0.1.102",       helpers_zod_78},
    {"convex-helpers/server/zod",             "convex-helpers",                        "0.1.102",       "0.1.105",       helpers_zod_3},
    {"convex-helpers/server/zod",             "convex-helpers",                        "0.1.105",       "0.1.125",       helpers_zod},
    {"convex-helpers/server/zod3",            "convex-helpers",                        "0.1.105",       "0.1.121",       helpers_zod_3},
    {"convex-helpers/server/zod3",            "convex-helpers",                        "0.1.121",       "0.1.125",       helpers_zod_3_newest},
    {"convex-helpers/server/zod4",            "convex-helpers",                        "0.1.105",       "0.1.106",       helpers_zod_4_first},
    {"convex-helpers/server/zod4",            "convex-helpers",                        "0.1.106",       "0.1.121",       helpers_zod_4},
    {"convex-helpers/server/zod4",            "convex-helpers",                        "0.1.121",       "0.1.125",       helpers_zod_4_newest},
    {"@convex-dev/auth/server",               "@convex-dev/auth",                      "0.0.29",        "0.0.33",        auth_29},
    {"@convex-dev/auth/server",               "@convex-dev/auth",                      "0.0.40",        "0.0.54",        auth_40},
    {"@convex-dev/auth/server",               "@convex-dev/auth",                      "0.0.61",        "0.0.69",        auth_61},
    {"@convex-dev/auth/server",               "@convex-dev/auth",                      "0.0.69",        "0.0.73",        auth_69},
    {"@convex-dev/auth/server",               "@convex-dev/auth",                      "0.0.73",        "0.0.96",        auth_73},
    {"convex-ents",                           "convex-ents",                           "0.4.2",         "0.7.7",         ents_0_4},
    {"convex-ents",                           "convex-ents",                           "0.8.0",         "0.8.1",         ents_0_8},
    {"convex-ents",                           "convex-ents",                           "0.11.0",        "0.11.1",        ents_0_11},
    {"convex-ents",                           "convex-ents",                           "0.12.0",        "0.12.1",        ents_0_12},
    {"convex-ents",                           "convex-ents",                           "0.13.0",        "0.13.1",        ents_0_13},
    {"convex-ents",                           "convex-ents",                           "0.15.0",        "0.20.1",        ents_newest},
    {"zod",                                   "zod",                                   "3.20.3",        "3.21.0",        zod_3_20},
    {"zod",                                   "zod",                                   "3.21.0",        "3.21.1",        zod_3_21_0},
    {"zod",                                   "zod",                                   "3.21.1",        "3.22.0",        zod_3_21_1},
    {"zod",                                   "zod",                                   "3.22.0",        "3.23.0",        zod_3_22},
    {"zod",                                   "zod",                                   "3.23.0",        "3.24.0",        zod_3_23},
    {"zod",                                   "zod",                                   "3.24.0",        "3.25.77",       zod_3_24},
    {"zod",                                   "zod",                                   "4.0.0",         "4.0.6",         zod_4_0_0},
    {"zod",                                   "zod",                                   "4.0.8",         "4.1.0",         zod_4_0_8},
    {"zod",                                   "zod",                                   "4.1.0",         "4.3.0",         zod_4_1},
    {"zod",                                   "zod",                                   "4.3.0",         "4.3.1",         zod_4_3_0},
    {"zod",                                   "zod",                                   "4.3.1",         "4.4.0",         zod_4_3_1},
    {"zod",                                   "zod",                                   "4.4.0",         "4.5.0",         zod_4_4},
    {"zod",                                   "zod",                                   "4.5.0",         "4.6.0",         zod_4_5},
    {"zod",                                   "zod",                                   "4.6.0",         "4.6.8",         zod_4_6},
    {"zod/v3",                                "zod",                                   "3.25.1",        "4.6.8",         zod_v3},
    {"zod/v4",                                "zod",                                   "3.25.70",       "3.25.73",       zod_4_first},
    {"zod/v4",                                "zod",                                   "3.25.73",       "4.0.6",         zod_4_0_0},
    {"zod/v4",                                "zod",                                   "4.0.8",         "4.1.0",         zod_4_0_8},
    {"zod/v4",                                "zod",                                   "4.1.0",         "4.3.0",         zod_4_1},
    {"zod/v4",                                "zod",                                   "4.3.0",         "4.3.1",         zod_4_3_0},
    {"zod/v4",                                "zod",                                   "4.3.1",         "4.4.0",         zod_4_3_1},
    {"zod/v4",                                "zod",                                   "4.4.0",         "4.5.0",         zod_4_4},
    {"zod/v4",                                "zod",                                   "4.5.0",         "4.6.0",         zod_4_5},
    {"zod/v4",                                "zod",                                   "4.6.0",         "4.6.8",         zod_4_6},
    {"@convex-dev/workpool",                  "@convex-dev/workpool",                  "0.2.10",        "0.2.15",        workpool_2_10},
    {"@convex-dev/workpool",                  "@convex-dev/workpool",                  "0.2.15",        "0.2.18",        workpool_2_15},
    {"@convex-dev/workpool",                  "@convex-dev/workpool",                  "0.2.18",        "0.3.1",         workpool_2_18},
    {"@convex-dev/workpool",                  "@convex-dev/workpool",                  "0.3.1",         "0.4.10",        workpool_3},
    {"@convex-dev/workpool",                  "@convex-dev/workpool",                  "0.4.10",        "0.4.13",        workpool_4_10},
    {"@convex-dev/workflow",                  "@convex-dev/workflow",                  "0.2.1",         "0.2.8-alpha.3", workflow_2_1},
    {"@convex-dev/workflow",                  "@convex-dev/workflow",                  "0.2.8-alpha.3", "0.3.3",         workflow_2_8},
    {"@convex-dev/workflow",                  "@convex-dev/workflow",                  "0.3.3",         "0.3.9",         workflow_3_3},
    {"@convex-dev/workflow",                  "@convex-dev/workflow",                  "0.3.9",         "0.4.2",         workflow_3_9},
    {"@convex-dev/workflow",                  "@convex-dev/workflow",                  "0.4.2",         "0.4.9",         workflow_4_2},
    {"@convex-dev/persistent-text-streaming", "@convex-dev/persistent-text-streaming", "0.2.3",         "0.3.4",         text_streaming},
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
