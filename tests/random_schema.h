#pragma once

#include <random>
#include <string>

#include "schema/schema.h"

// Random schemas, from a seed.
namespace tests {

class RandomSchema {
  public:
    explicit RandomSchema(std::uint64_t seed) : random_(seed) {}

    // A schema of a few tables whose validators nest to `depth`.
    schema::Schema schema(int depth);

    // The same with a few changes of the kinds that people make, and rewritings that change nothing.
    schema::Schema changed(const schema::Schema& original, int depth);

    // A type added to `types`.
    schema::TypeId type(std::vector<schema::Type>& types, int depth);

    // A copy of a type with such changes, added to the types of the same schema.
    schema::TypeId related(schema::Schema& schema, schema::TypeId type, int depth);

  private:
    schema::Shape shape(std::vector<schema::Type>& types, int depth);
    schema::TypeId key_of_record(std::vector<schema::Type>& types);
    schema::TypeId type_of_documents(std::vector<schema::Type>& types, int depth);
    static bool is_document_type(const schema::Schema& schema, schema::TypeId type);
    schema::Object object(std::vector<schema::Type>& types, int depth);
    schema::TypeId copy(const schema::Schema& from, schema::TypeId type, std::vector<schema::Type>& to,
                        int depth);
    int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint64_t>(bound)); }
    bool one_in(int n) { return below(n) == 0; }

    std::mt19937_64 random_;
};

// The schema as a TypeScript file that exports it.
std::string typescript(const schema::Schema& schema);

}  // namespace tests
