#include "parser/properties.h"

#include <algorithm>

namespace parser {

Property* Properties::find(StringId name) {
    if (index_ != nullptr) {
        const auto found = index_->find(name);
        return found == index_->end() ? nullptr : &items_[found->second];
    }
    const auto found =
        std::find_if(items_.begin(), items_.end(), [&](const Property& p) { return p.name == name; });
    return found == items_.end() ? nullptr : &*found;
}

void Properties::set(StringId name, Value value, Span span) {
    if (Property* existing = find(name)) {
        existing->value = value;
        existing->span = span;
        return;
    }
    items_.push_back({name, value, span});
    if (index_ != nullptr) {
        index_->emplace(name, items_.size() - 1);
    } else if (items_.size() > index_from) {
        index_all();
    }
}

void Properties::erase(StringId name) {
    std::erase_if(items_, [&](const Property& p) { return p.name == name; });
    if (index_ != nullptr) index_all();
}

void Properties::index_all() {
    index_ = std::make_unique<std::unordered_map<StringId, std::size_t>>();
    for (std::size_t i = 0; i < items_.size(); ++i) index_->emplace(items_[i].name, i);
}

std::vector<Property> Properties::enumerated(const Strings& strings) const {
    std::vector<Property> result;
    std::vector<std::pair<std::uint32_t, const Property*>> indexes;
    for (const Property& property : items_) {
        if (const auto index = array_index(strings[property.name])) indexes.emplace_back(*index, &property);
    }
    if (indexes.empty()) return items_;
    std::sort(indexes.begin(), indexes.end());
    for (const auto& [index, property] : indexes) result.push_back(*property);
    for (const Property& property : items_) {
        if (!array_index(strings[property.name])) result.push_back(property);
    }
    return result;
}

}  // namespace parser
