#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schema/schema.h"

// The way from a table's documents to a part of them, as design.md, section 6, writes it: `profile.tags[]|2`.
namespace schema {

struct FieldStep {
    std::string name;
    friend bool operator==(const FieldStep&, const FieldStep&) = default;
};
struct ElementStep {  // of an array
    friend bool operator==(const ElementStep&, const ElementStep&) = default;
};
struct EntryStep {  // the value of a record
    friend bool operator==(const EntryStep&, const EntryStep&) = default;
};
struct MemberStep {
    std::size_t number;  // from 1, nested unions flattened; where a union has one member, there is no step
    friend bool operator==(const MemberStep&, const MemberStep&) = default;
};

using Step = std::variant<FieldStep, ElementStep, EntryStep, MemberStep>;
using Path = std::vector<Step>;

std::string to_string(const Path& path);

// The same from the table on, as people write it: `users.profile.tags[]|2`.
std::string in_table(std::string_view table, std::string_view path);
std::string in_table(std::string_view table, const Path& path);

}  // namespace schema
