#pragma once

#include <string>

#include "emit/report.h"
#include "emit/style.h"

// What a report for people says of parts that could not be evaluated, in lines that end with a newline.
namespace emit {

// Of one table: the parts in question, on the first side where there are any.
std::string unknown_parts(const Report& report, const std::string& table, const Style& style);

// Of both schemas: the diagnostics, and how much could not be judged because of them.
std::string unknown_causes(const Report& report, const Style& style);

}  // namespace emit
