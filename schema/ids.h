#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

// The ids in stored documents: strings that hold the number of a table (convex.md, 5.2).
namespace schema {

// The number of the table that `text` is an id of; none, if a deployment would not take it for an id.
std::optional<std::uint32_t> table_number(std::string_view text);

// The ids of a deployment, or of none in particular.
class Ids {
  public:
    // Which ids there are is not known: those that name their table, as `written_id` does, are of that
    // table, and of others the table is not known.
    Ids() = default;
    // Exactly the tables with these numbers, and system tables that are not among them.
    explicit Ids(std::map<std::uint32_t, std::string> tables) : tables_(std::move(tables)) {}

    enum class Answer : std::uint8_t { of_it, of_another, no_id, unknown };

    // What `text` is, where an id of `table` is asked for.
    Answer judge(std::string_view text, std::string_view table) const;

  private:
    std::optional<std::map<std::uint32_t, std::string>> tables_;
};

}  // namespace schema
