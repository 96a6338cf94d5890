#include <fmt/format.h>

#include <map>
#include <set>

#include "parser/evaluator.h"

// What is read through imports, exports and namespaces, which are live.
namespace parser {

Value Evaluator::uninitialized(const Module& owner) const {
    if (owner.thrown) throw Thrown(*owner.thrown);
    // Convex's bundler makes a variable of every constant of a module.
    return {};
}

Value Evaluator::read_export(ModuleId id, StringId name, Span span) {
    ExportPath visited;
    if (const auto value = find_export(id, name, visited)) return *value;
    const Module& owner = module(id);
    if (owner.unknown) return Value::unknown(*owner.unknown);
    fail(fmt::format("`{}` exports no `{}`", owner.path, text(name)), span);
}

// The value of an export, through every re-export; none, if there is no such export.
std::optional<Value> Evaluator::find_export(ModuleId id, StringId name, ExportPath& visited) {
    Module& owner = module(id);
    if (const auto built_in = owner.built_in.find(name); built_in != owner.built_in.end())
        return built_in->second;
    if (const auto found = owner.exports.find(name); found != owner.exports.end()) {
        return read_exported(owner, found->second, visited);
    }
    if (owner.unknown) return Value::unknown(*owner.unknown);
    if (name == names::default_ || !visited.emplace(id, name).second) return std::nullopt;
    std::optional<Value> result;
    for (const std::size_t star : owner.stars) {
        const auto value = find_export(load_request(owner, owner.requests[star]), name, visited);
        if (!value || result == value) continue;
        // Two modules that give one name different values give none.
        if (result)
            return unknown(fmt::format("`{}` is exported twice", text(name)), owner.requests[star].span);
        result = value;
    }
    return result;
}

Value Evaluator::read_exported(Module& owner, const Export& exported, ExportPath& visited) {
    if (exported.request) {
        const ModuleId source = load_request(owner, owner.requests[*exported.request]);
        if (!exported.name) return namespace_of(source, exported.span);
        if (!visited.emplace(owner.id, *exported.name).second) {
            fail(fmt::format("`{}` is exported in a circle", text(*exported.name)), exported.span);
        }
        if (const auto value = find_export(source, *exported.name, visited)) return *value;
        fail(fmt::format("`{}` exports no `{}`", module(source).path, text(*exported.name)), exported.span);
    }
    if (const auto import = owner.imports.find(*exported.name); import != owner.imports.end()) {
        return read_import(owner, import->second);
    }
    const Binding* binding = heap_[owner.scope].find(*exported.name);
    if (binding == nullptr)
        fail(fmt::format("`{}` is exported and declared nowhere", text(*exported.name)), exported.span);
    return binding->is_initialized ? binding->value : uninitialized(owner);
}

Value Evaluator::read_import(Module& owner, Import& import) {
    const ModuleId source = load_request(owner, owner.requests[import.request]);
    const Module& from = module(source);
    const bool has_known = !from.built_in.empty() || !from.exports.empty();
    const bool is_known =
        !from.unknown || (!import.name && has_known) ||
        (import.name && (from.built_in.contains(*import.name) || from.exports.contains(*import.name)));
    if (is_known) {
        return import.name ? read_export(source, *import.name, import.span)
                           : namespace_of(source, import.span);
    }
    if (!import.unknown) {
        const UnknownCause& cause = heap_[*from.unknown];
        const std::string what = import.name ? text(*import.name) : "*";
        import.unknown = heap_.add(UnknownCause{
            fmt::format("`{}` is imported from {}", what, cause.reason), import.span, cause.is_harmless, {}});
    }
    return Value::unknown(*import.unknown);
}

Value Evaluator::namespace_of(ModuleId id, Span span) {
    const Module& owner = module(id);
    if (owner.unknown && owner.built_in.empty() && owner.exports.empty())
        return Value::unknown(*owner.unknown);
    const auto known = namespaces_.find(id);
    if (known != namespaces_.end()) return known->second;
    return namespaces_.emplace(id, make(NamespaceCell{id}, span)).first->second;
}

Value Evaluator::read_namespace(ModuleId id, StringId name) {
    ExportPath visited;
    return find_export(id, name, visited).value_or(Value{});
}

// Every export, by name, as JavaScript enumerates a namespace, where it is exported.
std::vector<Property> Evaluator::namespace_properties(ModuleId id, std::optional<UnknownId>& open) {
    std::map<std::string, Span> all;
    std::set<ModuleId> visited;
    std::vector<ModuleId> pending = {id};
    while (!pending.empty()) {
        const ModuleId at = pending.back();
        pending.pop_back();
        if (!visited.insert(at).second) continue;
        Module& owner = module(at);
        if (owner.unknown) open = owner.unknown;
        for (const auto& [name, exported] : owner.exports) {
            if (at == id || name != names::default_) all.emplace(text(name), exported.span);
        }
        for (const std::size_t star : owner.stars)
            pending.push_back(load_request(owner, owner.requests[star]));
    }
    std::vector<Property> properties;
    for (const auto& [name, span] : all) {
        const StringId name_id = strings_.intern(name);
        ExportPath path;
        if (const auto value = find_export(id, name_id, path)) {
            properties.push_back({name_id, *value, span});
        }
    }
    return properties;
}

// What is imported is in the hands of unknown code, as far as it is there already.
void Evaluator::escape_import(const Import& import, UnknownId cause) {
    Request& request = module_->requests[import.request];
    if (!request.module) return;
    if (!import.name) return escape(namespace_of(*request.module, import.span), cause);
    try {
        ExportPath visited;
        if (const auto value = find_export(*request.module, *import.name, visited)) escape(*value, cause);
    } catch (const Thrown&) {  // it never came to be
    }
}

}  // namespace parser
