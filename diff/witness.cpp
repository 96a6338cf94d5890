#include "diff/witness.h"

#include <cstddef>
#include <utility>

namespace diff {
namespace {

using schema::Value;

class Shrinking {
  public:
    Shrinking(Value whole, const std::function<bool(const Value&)>& holds, std::size_t& work)
        : whole_(std::move(whole)), holds_(holds), size_(schema::size_of(whole_)), work_(work) {}

    Value run() {
        do {
            has_shrunk_ = false;
            shrink(whole_);
        } while (has_shrunk_);
        return std::move(whole_);
    }

  private:
    // Tries to leave out each part of `part`, which is in the whole, from the last to the first.
    void shrink(Value& part) {
        const auto each = [&](auto& items, const auto& value_of) {
            for (std::size_t i = items.size(); i-- > 0 && work_ >= size_;) {
                work_ -= size_;
                auto item = std::move(items[i]);
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
                if (holds_(whole_)) {
                    has_shrunk_ = true;
                    continue;
                }
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
    const std::size_t size_;  // at first: what a try costs, and more than it does
    std::size_t& work_;       // that is left
    bool has_shrunk_ = false;
};

}  // namespace

Value smallest(Value value, const std::function<bool(const Value&)>& holds, std::size_t& work) {
    return Shrinking(std::move(value), holds, work).run();
}

}  // namespace diff
