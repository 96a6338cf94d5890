#include "parser/models.h"

#include <algorithm>
#include <iterator>

namespace parser {
namespace {

using syntax::Part;

// Each parser/models/NAME.ts with its tree, made by parser/models/pack.cpp.
namespace part {
#include "parser/models.inc"
}  // namespace part

// clang-format off
constexpr Part helpers_14[] = {
    part::convex_helpers, part::convex_helpers_throws, part::convex_helpers_assert_maybe,
};
constexpr Part helpers_19[] = {
    part::convex_helpers, part::convex_helpers_throws, part::convex_helpers_pick,
    part::convex_helpers_assert_maybe,
};
constexpr Part helpers_78[] = {
    part::convex_helpers, part::convex_helpers_throws, part::convex_helpers_pick,
    part::convex_helpers_assert,
};
constexpr Part helpers_84[] = {
    part::convex_helpers, part::convex_helpers_throws, part::convex_helpers_pick,
    part::convex_helpers_without_system_fields, part::convex_helpers_assert,
};
constexpr Part validators_19[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals_two,
    part::convex_helpers_validators_partial_every, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_68,
};
constexpr Part validators_21[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals_two,
    part::convex_helpers_validators_partial_every, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_68, part::convex_helpers_validators_system,
};
constexpr Part validators_27[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals_two,
    part::convex_helpers_validators_partial_every, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_68, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend,
};
constexpr Part validators_36[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals_two,
    part::convex_helpers_validators_partial_none, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_68, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend,
};
constexpr Part validators_45[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial_fields, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_68, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend,
};
constexpr Part validators_70[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial_fields, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_96, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend, part::convex_helpers_validators_doc,
};
constexpr Part validators_99[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_122, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend, part::convex_helpers_validators_doc,
};
constexpr Part validators_101[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_122, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend, part::convex_helpers_validators_doc,
    part::convex_helpers_validators_add_anything, part::convex_helpers_validators_add,
};
constexpr Part validators_102[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_122, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend, part::convex_helpers_validators_doc,
    part::convex_helpers_validators_add_same_kinds, part::convex_helpers_validators_add,
};
constexpr Part validators_107[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_122, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend, part::convex_helpers_validators_doc,
    part::convex_helpers_validators_add_same_kinds, part::convex_helpers_validators_add,
    part::convex_helpers_required, part::convex_helpers_validators_required,
};
constexpr Part validators_121[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial, part::convex_helpers_validators_builders,
    part::convex_helpers_validators_builders_until_122, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend, part::convex_helpers_validators_doc,
    part::convex_helpers_validators_add_same_kinds, part::convex_helpers_validators_add,
    part::convex_helpers_required, part::convex_helpers_required_commit_ts,
    part::convex_helpers_validators_required,
};
constexpr Part validators_123[] = {
    part::convex_helpers_validators, part::convex_helpers_validators_literals,
    part::convex_helpers_validators_partial, part::convex_helpers_validators_system,
    part::convex_helpers_validators_pretend, part::convex_helpers_validators_doc,
    part::convex_helpers_validators_add_same_kinds, part::convex_helpers_validators_add,
    part::convex_helpers_required, part::convex_helpers_required_commit_ts,
    part::convex_helpers_validators_required,
};
constexpr Part helpers_server[] = {part::convex_helpers_server};
constexpr Part helpers_migrations[] = {part::convex_helpers_migrations};
constexpr Part helpers_rate_limit[] = {part::convex_helpers_rate_limit};
constexpr Part helpers_sessions[] = {part::convex_helpers_sessions};
constexpr Part helpers_zod_45[] = {part::convex_helpers_zod_3_of_zod, part::convex_helpers_zod_3};
constexpr Part helpers_zod_63[] = {
    part::convex_helpers_zod_3_of_zod, part::convex_helpers_zod_3, part::convex_helpers_zod_3_records,
};
constexpr Part helpers_zod_66[] = {
    part::convex_helpers_zod_3_of_zod, part::convex_helpers_zod_3, part::convex_helpers_zod_3_records,
    part::convex_helpers_zod_3_brand,
};
constexpr Part helpers_zod_75[] = {
    part::convex_helpers_zod_3_of_zod, part::convex_helpers_zod_3, part::convex_helpers_zod_3_records,
    part::convex_helpers_zod_3_brand, part::convex_helpers_zod_3_output,
};
constexpr Part helpers_zod_78[] = {
    part::convex_helpers_zod_3_of_zod, part::convex_helpers_zod_3, part::convex_helpers_zod_3_records,
    part::convex_helpers_zod_3_brand, part::convex_helpers_zod_3_output, part::convex_helpers_zod_3_back,
};
constexpr Part helpers_zod_3[] = {
    part::convex_helpers_zod_3_of_v3, part::convex_helpers_zod_3, part::convex_helpers_zod_3_records,
    part::convex_helpers_zod_3_brand, part::convex_helpers_zod_3_output, part::convex_helpers_zod_3_back,
};
constexpr Part helpers_zod[] = {part::convex_helpers_zod};
constexpr Part helpers_zod_3_newest[] = {
    part::convex_helpers_zod_3_of_v3, part::convex_helpers_zod_3, part::convex_helpers_zod_3_records,
    part::convex_helpers_zod_3_brand, part::convex_helpers_zod_3_output, part::convex_helpers_zod_3_back,
    part::convex_helpers_zod_back_commit_ts,
};
constexpr Part helpers_zod_4_first[] = {
    part::convex_helpers_zod_4_first, part::convex_helpers_zod_4, part::convex_helpers_required,
};
constexpr Part helpers_zod_4[] = {
    part::convex_helpers_zod_4_newest, part::convex_helpers_zod_4, part::convex_helpers_required,
};
constexpr Part helpers_zod_4_newest[] = {
    part::convex_helpers_zod_4_newest, part::convex_helpers_zod_4, part::convex_helpers_required,
    part::convex_helpers_required_commit_ts, part::convex_helpers_zod_back_commit_ts,
};
constexpr Part auth_29[] = {part::convex_auth_server_29, part::convex_auth_server};
constexpr Part auth_40[] = {part::convex_auth_server_40, part::convex_auth_server};
constexpr Part auth_61[] = {part::convex_auth_server_61, part::convex_auth_server};
constexpr Part auth_69[] = {part::convex_auth_server_69, part::convex_auth_server};
constexpr Part auth_73[] = {part::convex_auth_server_73, part::convex_auth_server};
constexpr Part ents_0_4[] = {part::convex_ents_0_4, part::convex_ents};
constexpr Part ents_0_8[] = {part::convex_ents_0_8, part::convex_ents};
constexpr Part ents_0_11[] = {part::convex_ents_0_11, part::convex_ents};
constexpr Part ents_0_12[] = {part::convex_ents_0_12, part::convex_ents};
constexpr Part ents_0_13[] = {part::convex_ents_0_13, part::convex_ents};
constexpr Part ents_newest[] = {part::convex_ents_newest, part::convex_ents};
constexpr Part zod_3_20[] = {part::zod_3_as_zod, part::zod_3_20, part::zod_3};
constexpr Part zod_3_21_0[] = {part::zod_3_as_zod, part::zod_3_21_0, part::zod_3};
constexpr Part zod_3_21_1[] = {part::zod_3_as_zod, part::zod_3_21_1, part::zod_3};
constexpr Part zod_3_22[] = {part::zod_3_as_zod, part::zod_3_22, part::zod_3};
constexpr Part zod_3_23[] = {part::zod_3_as_zod, part::zod_3_23, part::zod_3};
constexpr Part zod_3_24[] = {part::zod_3_as_zod, part::zod_3_24, part::zod_3};
constexpr Part zod_4_first[] = {part::zod_4_first, part::zod_4};
constexpr Part zod_4_0_0[] = {part::zod_4_0_0, part::zod_4};
constexpr Part zod_4_0_8[] = {part::zod_4_0_8, part::zod_4};
constexpr Part zod_4_1[] = {part::zod_4_1, part::zod_4};
constexpr Part zod_4_3_0[] = {part::zod_4_3_0, part::zod_4};
constexpr Part zod_4_3_1[] = {part::zod_4_3_1, part::zod_4};
constexpr Part zod_4_4[] = {part::zod_4_4, part::zod_4};
constexpr Part zod_4_5[] = {part::zod_4_5, part::zod_4};
constexpr Part zod_4_6[] = {part::zod_4_6, part::zod_4};
constexpr Part zod_v3[] = {part::zod_3_as_v3, part::zod_3_24, part::zod_3};
constexpr Part workpool_2_10[] = {part::convex_workpool, part::convex_workpool_handle};
constexpr Part workpool_2_15[] = {
    part::convex_workpool, part::convex_workpool_handle, part::convex_workpool_validator,
};
constexpr Part workpool_2_18[] = {part::convex_workpool, part::convex_workpool_arguments};
constexpr Part workpool_3[] = {
    part::convex_workpool, part::convex_workpool_arguments, part::convex_workpool_names,
};
constexpr Part workpool_4_10[] = {
    part::convex_workpool, part::convex_workpool_results, part::convex_workpool_names,
};
constexpr Part workflow_2_1[] = {part::convex_workflow};
constexpr Part workflow_2_8[] = {
    part::convex_workflow, part::convex_workflow_kinds, part::convex_workflow_step,
};
constexpr Part workflow_3_3[] = {
    part::convex_workflow, part::convex_workflow_event, part::convex_workflow_kinds,
    part::convex_workflow_step,
};
constexpr Part workflow_3_9[] = {
    part::convex_workflow, part::convex_workflow_event, part::convex_workflow_kinds_sleep,
    part::convex_workflow_step,
};
constexpr Part workflow_4_2[] = {
    part::convex_workflow, part::convex_workflow_event, part::convex_workflow_kinds_sleep,
    part::convex_workflow_step, part::convex_workflow_result,
};
constexpr Part text_streaming[] = {part::convex_text_streaming};

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

std::string text_of(const Model& model) {
    std::string text;
    for (const Part& part : model.parts) text += part.text;
    return text;
}

bool is_harmless_package(std::string_view package) {
    return std::any_of(std::begin(all), std::end(all),
                       [&](const Model& model) { return model.package == package; });
}

}  // namespace parser
