#include "parser/natives.h"

#include <fmt/format.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace parser {
namespace {

const std::vector<Native>& all() {
    static const std::vector<Native> table = [] {
        std::vector<Native> rows;
        for (const auto part : {array_natives(), object_natives(), string_natives(), number_natives(),
                                collection_natives(), values_natives(), server_natives()}) {
            rows.insert(rows.end(), part.begin(), part.end());
        }
        return rows;
    }();
    return table;
}

}  // namespace

const Native& native(NativeId id) {
    return all()[static_cast<std::size_t>(id)];
}

std::optional<NativeId> find_native(std::string_view holder, std::string_view name) {
    static const std::unordered_map<std::string, NativeId> by_name = [] {
        std::unordered_map<std::string, NativeId> map;
        for (std::size_t i = 0; i < all().size(); ++i) {
            map.emplace(fmt::format("{}.{}", all()[i].holder, all()[i].name), static_cast<NativeId>(i));
        }
        return map;
    }();
    const auto found = by_name.find(fmt::format("{}.{}", holder, name));
    return found == by_name.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace parser
