#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "schema/accepts.h"

// The documents of one table, judged one after another and counted by what is wrong with them.
// What it keeps does not grow with the number of documents.
namespace schema {

struct Counts {
    std::uint64_t documents = 0;
    std::uint64_t unfit = 0;      // those that certainly do not fit
    std::uint64_t unchecked = 0;  // those that fit if certain ids are of the tables that they should be of
    std::uint64_t undecided = 0;  // those of which it is not known for any other reason

    Counts& operator+=(const Counts& other);
};

struct Sample {
    std::uint64_t line;
    std::optional<std::string> id;  // the `_id` of the document, if it has one
    std::string value;              // what was found, as text
};

// Documents in which the same is wrong at the same place.
struct Finding {
    Cause cause;
    std::string path;
    std::optional<TypeId> expected;
    std::uint64_t documents = 0;
    std::vector<Sample> samples;  // of the first of them
};

class Tally {
  public:
    static constexpr std::size_t sample_limit = 3;
    static constexpr std::size_t finding_limit = 1000;  // further ones are only counted

    // `show` makes the text of a value.
    Tally(const Schema& schema, const Table& table, const Ids& ids,
          std::function<std::string(const Value&)> show);

    void add(std::uint64_t line, const Value& document);

    const Counts& counts() const { return counts_; }

    // What is certain first, then what most documents have.
    std::vector<Finding> findings() const;
    // Whether more was found than there is room for.
    bool is_cut() const { return is_cut_; }

  private:
    void count(std::uint64_t line, const Value& document, const Fault& fault);

    const Schema& schema_;
    const Table& table_;
    const Ids& ids_;
    std::function<std::string(const Value&)> show_;
    Counts counts_;
    bool is_cut_ = false;
    std::vector<Finding> findings_;
    std::vector<std::uint64_t> last_line_;  // of each finding
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace schema
