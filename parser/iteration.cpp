#include <algorithm>

#include "parser/evaluator.h"
#include "parser/iteration.h"
#include "parser/text.h"

// Going through what can be gone through.
namespace parser {

std::vector<Value> Evaluator::iterate(Value value, Span span, std::optional<UnknownId>& open) {
    if (value.is_unknown()) {
        open = value.as_unknown();
        return {};
    }
    if (value.is_string()) {
        std::vector<Value> characters;
        const std::u16string units = to_utf16(text(value.as_string()));
        for (std::size_t i = 0; i < units.size();) {
            const bool is_pair = units[i] >= 0xD800 && units[i] <= 0xDBFF;
            characters.push_back(string(*to_utf8(units.substr(i, is_pair ? 2 : 1))));
            i += is_pair ? 2 : 1;
        }
        return characters;
    }
    if (value.is_object()) {
        const Cell& cell = heap_[value.as_ref()];
        if (cell.tainted) {
            open = *cell.tainted;
            return {};
        }
        if (const auto* content = std::get_if<ArrayCell>(&cell.content)) {
            open = content->open;
            return content->items;
        }
        if (const auto* content = std::get_if<ArgumentsCell>(&cell.content)) {
            open = content->open;
            return content->items;
        }
        if (Walk::is_over(*this, value)) {
            std::vector<Value> items;
            Walk walk(*this, value, span);
            while (const auto item = walk.next()) items.push_back(*item);
            open = walk.open();
            return items;
        }
    }
    fail("this is not iterable", span);
}

bool Evaluator::Walk::is_over(Evaluator& evaluator, Value value) {
    Heap& heap = evaluator.heap_;
    return heap.as<SetCell>(value) != nullptr || heap.as<MapCell>(value) != nullptr ||
           heap.as<IteratorCell>(value) != nullptr;
}

Evaluator::Walk::Walk(Evaluator& evaluator, Value value, Span span)
    : evaluator_(evaluator), source_(value), span_(span) {
    Heap& heap = evaluator.heap_;
    if (heap.as<MapCell>(value) != nullptr) part_ = IteratorCell::Part::entry;
    const auto* iterator = heap.as<IteratorCell>(value);
    if (iterator != nullptr && !heap[value.as_ref()].tainted) {
        source_ = iterator->source;
        part_ = iterator->part;
        // What is left of one that was begun is not known.
        const UnknownId cause =
            evaluator.unknown("an iterator that was used before is not evaluated", span).as_unknown();
        if (evaluator.to_change(value, {}) != nullptr) evaluator.taint_cell(value.as_ref(), cause, {});
    }
}

std::optional<Value> Evaluator::Walk::next() {
    Heap& heap = evaluator_.heap_;
    if (heap[source_.as_ref()].tainted) {
        open_ = heap[source_.as_ref()].tainted;
        return std::nullopt;
    }
    if (const auto* array = heap.as<ArrayCell>(source_)) {
        open_ = array->open;
        if (at_ >= array->items.size()) return std::nullopt;
        const Value key = Value::number(static_cast<double>(at_));
        return part(key, array->items[at_++]);
    }
    if (const auto* set = heap.as<SetCell>(source_)) {
        const Value* item = next_of(set->items, [](const Value& one) { return one; });
        return item == nullptr ? std::nullopt : std::optional(part(*item, *item));
    }
    const auto* map = heap.as<MapCell>(source_);
    const auto* entry = next_of(map->entries, [](const auto& one) { return one.first; });
    return entry == nullptr ? std::nullopt : std::optional(part(entry->first, entry->second));
}

// Nothing that was there before has been deleted, or else what is there is searched.
template <class Item, class Key>
const Item* Evaluator::Walk::next_of(const std::vector<Item>& items, const Key& key_of) {
    const auto is_new = [&](const Item& one) {
        evaluator_.spend(1 + visited_.size() / 16, span_);
        return std::find(visited_.begin(), visited_.end(), key_of(one)) == visited_.end();
    };
    const std::size_t at = visited_.size();
    const bool is_as_it_was = at <= items.size() && (at == 0 || key_of(items[at - 1]) == visited_.back());
    const auto found = is_as_it_was ? items.begin() + static_cast<std::ptrdiff_t>(at)
                                    : std::find_if(items.begin(), items.end(), is_new);
    if (found == items.end()) return nullptr;
    visited_.push_back(key_of(*found));
    return &*found;
}

Value Evaluator::Walk::part(Value key, Value value) {
    switch (part_) {
        case IteratorCell::Part::key: return key;
        case IteratorCell::Part::value: return value;
        case IteratorCell::Part::entry: return evaluator_.array({key, value}, span_);
    }
    return {};
}

}  // namespace parser
