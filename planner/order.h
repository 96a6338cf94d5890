#pragma once

#include <cstddef>
#include <vector>

namespace planner {

struct Precedence {
    std::size_t first;
    std::size_t then;
};

// The numbers below `count` in an order that keeps every precedence; where it leaves a choice, the lowest
// number first. Numbers that precede each other come together, as one group in ascending order.
std::vector<std::vector<std::size_t>> in_order(std::size_t count, const std::vector<Precedence>& precedences);

}  // namespace planner
