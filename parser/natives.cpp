#include "parser/natives.h"

#include <map>
#include <utility>
#include <vector>

namespace parser {
namespace {

const std::vector<Native>& all() {
    static const std::vector<Native> table = [] {
        std::vector<Native> rows;
        for (const auto part : {array_natives(), array_call_natives(), array_change_natives(),
                                object_natives(), string_natives(), number_natives(), collection_natives(),
                                values_natives(), server_natives(), model_natives()}) {
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
    using Name = std::pair<std::string_view, std::string_view>;
    static const auto by_name = [] {
        std::map<Name, NativeId> map;
        for (std::size_t i = 0; i < all().size(); ++i) {
            map.emplace(Name(all()[i].holder, all()[i].name), static_cast<NativeId>(i));
        }
        return map;
    }();
    const auto found = by_name.find(Name(holder, name));
    return found == by_name.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace parser
