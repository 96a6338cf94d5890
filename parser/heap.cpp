#include "parser/heap.h"

#include <algorithm>

namespace parser {

namespace {

constexpr std::size_t index_from = 16;  // below, a search is faster

}  // namespace

Binding* Scope::find(StringId name) {
    if (index != nullptr) {
        const auto found = index->find(name);
        return found == index->end() ? nullptr : &bindings[found->second];
    }
    const auto found =
        std::find_if(bindings.begin(), bindings.end(), [&](const Binding& b) { return b.name == name; });
    return found == bindings.end() ? nullptr : &*found;
}

Binding& Scope::declare(StringId name, bool is_constant) {
    if (Binding* existing = find(name)) return *existing;
    bindings.push_back({name, Value{}, false, is_constant});
    if (index == nullptr && bindings.size() > index_from) {
        index = std::make_unique<std::unordered_map<StringId, std::size_t>>();
        for (std::size_t i = 0; i + 1 < bindings.size(); ++i) index->emplace(bindings[i].name, i);
    }
    if (index != nullptr) index->emplace(name, bindings.size() - 1);
    return bindings.back();
}

void Cell::add(StringId name, Value value, Span at) {
    if (added == nullptr) added = std::make_unique<Properties>();
    added->set(name, value, at);
}

Ref Heap::add(Content content, Span span, Epoch epoch) {
    cells_.push_back({std::move(content), span, epoch, std::nullopt, false, false, nullptr});
    return static_cast<Ref>(cells_.size() - 1);
}

ScopeId Heap::add(Scope scope) {
    scopes_.push_back(std::move(scope));
    return static_cast<ScopeId>(scopes_.size() - 1);
}

UnknownId Heap::add(UnknownCause cause) {
    causes_.push_back(std::move(cause));
    return static_cast<UnknownId>(causes_.size() - 1);
}

}  // namespace parser
