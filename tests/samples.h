#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "schema/schema.h"
#include "schema/value.h"

namespace tests {

// Random values of types, near to where types differ: they are made of the literals, ids, field names and
// types of the whole schema. Made from the declared types, and of nothing that decides inclusion.
class Samples {
  public:
    Samples(const schema::Schema& schema, std::uint64_t seed);

    // A value that `type` accepts; none, if none was found.
    std::optional<schema::Value> of(schema::TypeId type, int depth = 6);
    // The value with one part changed; what accepts it is left open.
    schema::Value changed(schema::Value value);

  private:
    schema::Value anything(int depth);
    std::optional<schema::Value> record(const schema::Record& record, int depth);
    std::optional<schema::Value> object(const schema::Object& object, int depth);

    template <class Items>
    const auto& pick(const Items& items) {
        return items[below(items.size())];
    }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
    bool one_in(std::size_t n) { return below(n) == 0; }

    const schema::Schema& schema_;
    std::mt19937_64 random_;
    std::vector<std::string> strings_ = {"", "text"};
    std::vector<double> doubles_;
    std::vector<std::int64_t> int64s_;
    std::vector<std::string> tables_ = {"users", "others"};
    std::vector<std::string> names_ = {"a", "z"};
};

}  // namespace tests
