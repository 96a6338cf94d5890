#pragma once

#include <optional>
#include <vector>

#include "parser/evaluator.h"

namespace parser {

// Goes through an array, set, map or iterator, and reaches what is added meanwhile, as JavaScript does.
class Evaluator::Walk {
  public:
    // Whether `value` is a set, map or iterator. An array, which is gone through as well, is no such.
    static bool is_over(Evaluator& evaluator, Value value);
    Walk(Evaluator& evaluator, Value value, Span span);

    // None at the end of what is known.
    std::optional<Value> next();
    // There may be more after it.
    std::optional<UnknownId> open() const { return open_; }

  private:
    template <class Item, class Key>
    const Item* next_of(const std::vector<Item>& items, const Key& key_of);
    Value part(Value key, Value value);

    Evaluator& evaluator_;
    Value source_;
    IteratorCell::Part part_ = IteratorCell::Part::value;
    Span span_;
    std::size_t at_ = 0;          // of an array
    std::vector<Value> visited_;  // of a set or map: the keys
    std::optional<UnknownId> open_;
};

}  // namespace parser
