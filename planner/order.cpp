#include "planner/order.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <set>

namespace planner {
namespace {

using Graph = boost::adjacency_list<boost::setS, boost::vecS, boost::directedS>;

}  // namespace

std::vector<std::vector<std::size_t>> in_order(std::size_t count,
                                               const std::vector<Precedence>& precedences) {
    Graph steps(count);
    for (const Precedence& one : precedences) boost::add_edge(one.first, one.then, steps);
    std::vector<std::size_t> group_of(count);
    const std::size_t group_count = boost::strong_components(
        steps, boost::make_iterator_property_map(group_of.begin(), boost::get(boost::vertex_index, steps)));
    std::vector<std::vector<std::size_t>> groups(group_count);
    for (std::size_t step = 0; step < count; ++step) groups[group_of[step]].push_back(step);

    Graph order(group_count);
    std::vector<std::size_t> waits_for(group_count);
    for (const Precedence& one : precedences) {
        const std::size_t first = group_of[one.first];
        const std::size_t then = group_of[one.then];
        if (first != then && boost::add_edge(first, then, order).second) ++waits_for[then];
    }
    const auto comes_first = [&](std::size_t a, std::size_t b) {
        return groups[a].front() < groups[b].front();
    };
    std::set<std::size_t, decltype(comes_first)> ready(comes_first);
    for (std::size_t group = 0; group < group_count; ++group) {
        if (waits_for[group] == 0) ready.insert(group);
    }
    std::vector<std::vector<std::size_t>> result;
    while (!ready.empty()) {
        const std::size_t next = *ready.begin();
        ready.erase(ready.begin());
        for (const std::size_t then : boost::make_iterator_range(boost::adjacent_vertices(next, order))) {
            if (--waits_for[then] == 0) ready.insert(then);
        }
        result.push_back(std::move(groups[next]));
        groups[next] = {};
    }
    return result;
}

}  // namespace planner
