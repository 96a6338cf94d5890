#pragma once

#include <optional>
#include <string>
#include <vector>

#include "emit/code.h"
#include "emit/edit.h"

namespace emit {

// Items that an object or the arguments of a call get at one place.
struct ItemsToAdd {
    Span list;                  // with its brackets
    std::optional<Span> after;  // the item that comes before them; none: they come first
    std::vector<std::string> texts;
};

// The edits that add them, laid out as the list is: in a line or a line each, with the comma at the end or
// without. Comments behind an item stay with it.
std::vector<Edit> add_items(const Code& code, const ItemsToAdd& items);

}  // namespace emit
