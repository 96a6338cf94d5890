#include "diff/witness.h"

namespace diff {
namespace {

using schema::Value;

// Tries to leave out each part of `part`, which is in `whole`, from the last to the first.
void shrink(Value& whole, Value& part, const std::function<bool(const Value&)>& holds) {
    const auto each = [&](auto& items, const auto& value_of) {
        for (std::size_t i = items.size(); i-- > 0;) {
            auto item = std::move(items[i]);
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
            if (holds(whole)) continue;
            items.insert(items.begin() + static_cast<std::ptrdiff_t>(i), std::move(item));
            shrink(whole, value_of(items[i]), holds);
        }
    };
    if (auto* array = std::get_if<schema::ArrayValue>(&part.is))
        each(*array, [](Value& item) -> Value& { return item; });
    if (auto* object = std::get_if<schema::ObjectValue>(&part.is)) {
        each(*object, [](schema::FieldValue& field) -> Value& { return field.value; });
    }
}

}  // namespace

Value smallest(Value value, const std::function<bool(const Value&)>& holds) {
    shrink(value, value, holds);
    return value;
}

}  // namespace diff
