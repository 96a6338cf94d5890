#pragma once

#include <string>
#include <vector>

#include "emit/identifiers.h"
#include "planner/plan.h"
#include "schema/schema.h"

namespace emit {

// A function that throws until a person writes it.
struct Stub {
    std::string name;
    std::string text;
};

// The TypeScript that rewrites the documents of one table.
struct RewriteCode {
    std::string function;  // its name: the document in, the new document out
    std::string text;      // of that function
    std::vector<Stub> stubs;
    std::vector<std::string> constants;  // validators that it asks
    bool needs_context = false;          // `ctx` is its first parameter
    bool is_async = false;
    bool names_ids = false;          // `Id`
    bool names_generic_ids = false;  // `GenericId`
    bool to_int64 = false;           // the function of that name is used
    bool to_float64 = false;
    bool fields_of = false;
};

// `names` are those of the module, to which it adds its own.
RewriteCode rewrite_code(const planner::TableBackfill& backfill, const schema::Schema& before,
                         const schema::Schema& after, Identifiers& names);

// What stands above every stub.
constexpr std::string_view stub_mark = "TODO(schemaplan)";
// What every stub throws, and nothing else does: this between the id of the document and its name, and that.
constexpr std::string_view stub_error_start = "${doc._id}: ";
constexpr std::string_view stub_error_end = " is not written yet";

}  // namespace emit
