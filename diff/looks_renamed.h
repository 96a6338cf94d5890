#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/schema.h"

// Which of the fields that came to an object may be one that went, where no comment says so. It is never
// taken for certain: two fields of one type are often just two fields.
namespace diff {

struct LooksRenamed {
    const schema::Field* field;          // that came
    std::vector<std::string> old_names;  // of those that went and may be it, the most likely first
};

// Given all that went and came, and which of them are of one type. A field that is alone with its type on
// both sides is named; else those whose names are like each other are, and a few of one type all together.
std::vector<LooksRenamed> looks_renamed(
    const std::vector<const schema::Field*>& removed, const std::vector<const schema::Field*>& added,
    const std::function<bool(const schema::Field& gone, const schema::Field& come)>& is_alike);

}  // namespace diff
