#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "schema/schema.h"

namespace tests {

// Types that accept the same values as others, written otherwise: unions distributed out of objects, booleans
// as two literals, everything spelled out, members that add nothing, and the like.
class Equivalent {
  public:
    explicit Equivalent(std::uint64_t seed) : random_(seed) {}

    // The type rewritten here and there, added to the types it is one of.
    schema::TypeId of(std::vector<schema::Type>& types, schema::TypeId type);

  private:
    schema::TypeId rewritten(std::vector<schema::Type>& types, schema::TypeId type);
    schema::TypeId with_parts(std::vector<schema::Type>& types, schema::TypeId type);
    schema::TypeId split(std::vector<schema::Type>& types, const schema::Object& object);
    schema::TypeId spelled_out(std::vector<schema::Type>& types);
    schema::TypeId impossible(std::vector<schema::Type>& types);
    schema::TypeId a_part_of(std::vector<schema::Type>& types, schema::TypeId type);

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    std::mt19937_64 random_;
};

}  // namespace tests
