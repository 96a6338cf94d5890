#include "diff/witness.h"

#include <cstddef>
#include <utility>

namespace diff {
namespace {

using schema::Value;

// What `holds` may look at in all, in values.
constexpr std::size_t work = 2'000'000;

class Shrinking {
  public:
    Shrinking(Value whole, const std::function<bool(const Value&)>& holds)
        : whole_(std::move(whole)), holds_(holds), tries_left_(work / schema::size_of(whole_)) {}

    Value run() {
        shrink(whole_);
        return std::move(whole_);
    }

  private:
    // Tries to leave out each part of `part`, which is in the whole, from the last to the first.
    void shrink(Value& part) {
        const auto each = [&](auto& items, const auto& value_of) {
            for (std::size_t i = items.size(); i-- > 0 && tries_left_ > 0;) {
                --tries_left_;
                auto item = std::move(items[i]);
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
                if (holds_(whole_)) continue;
                items.insert(items.begin() + static_cast<std::ptrdiff_t>(i), std::move(item));
                shrink(value_of(items[i]));
            }
        };
        if (auto* array = std::get_if<schema::ArrayValue>(&part.is))
            each(*array, [](Value& item) -> Value& { return item; });
        if (auto* object = std::get_if<schema::ObjectValue>(&part.is)) {
            each(*object, [](schema::FieldValue& field) -> Value& { return field.value; });
        }
    }

    Value whole_;
    const std::function<bool(const Value&)>& holds_;
    std::size_t tries_left_;
};

}  // namespace

Value smallest(Value value, const std::function<bool(const Value&)>& holds) {
    return Shrinking(std::move(value), holds).run();
}

}  // namespace diff
