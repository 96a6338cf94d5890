#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "diagnostics/source.h"
#include "parser/value.h"

namespace parser {

using diagnostics::Span;

struct Property {
    StringId name;
    Value value;
    Span span;  // what declares it: what a person would edit
};

// The own properties of an object, in the order they were made.
class Properties {
  public:
    Property* find(StringId name);
    const Property* find(StringId name) const { return const_cast<Properties*>(this)->find(name); }

    // Keeps the place of a property that exists already, as JavaScript does.
    void set(StringId name, Value value, Span span);
    void erase(StringId name);

    bool empty() const { return items_.empty(); }
    std::size_t size() const { return items_.size(); }
    const std::vector<Property>& as_made() const { return items_; }
    std::vector<Property>& as_made() { return items_; }

    // As JavaScript enumerates them: array indexes by number, then the others as made.
    std::vector<Property> enumerated(const Strings& strings) const;

  private:
    static constexpr std::size_t index_from = 12;  // below, a search is faster

    void index_all();

    std::vector<Property> items_;
    std::unique_ptr<std::unordered_map<StringId, std::size_t>> index_;
};

}  // namespace parser
