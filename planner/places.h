#pragma once

#include <string>
#include <vector>

#include "planner/backfill.h"
#include "schema/form.h"
#include "schema/inclusion.h"
#include "schema/members.h"
#include "schema/normal.h"
#include "schema/path.h"
#include "schema/schema.h"

namespace planner {

// What is at the places of schemas, and how the types there compare.
class Places {
  public:
    Places() : normals_(forms_), inclusion_(normals_) {}

    // The type that a path leads to, from the documents of a table. The path is one of the schema.
    schema::TypeId type(const schema::Schema& schema, const schema::Table& table, const schema::Path& path);
    // The field that a path ends in; none, if it ends in something else.
    const schema::Field* field(const schema::Schema& schema, const schema::Table& table,
                               const schema::Path& path);
    // The field of an object by its name; none, if there is none or it is no object.
    static const schema::Field* field_of(const schema::Schema& schema, schema::TypeId object,
                                         const std::string& name);

    std::vector<schema::Member> members(const schema::Schema& schema, schema::TypeId type);

    // Whether every value of one type is one of the other.
    bool within(const schema::Schema& a, schema::TypeId inner, const schema::Schema& b, schema::TypeId outer);
    // Whether a type takes every number, or every bigint.
    bool takes_all(const schema::Schema& schema, schema::TypeId type, ValueKind kind);

  private:
    // The only member of a union that has one; else the type itself.
    schema::TypeId only(const schema::Schema& schema, schema::TypeId type);

    schema::Forms forms_;
    schema::Normals normals_;
    schema::Inclusion inclusion_;
};

}  // namespace planner
