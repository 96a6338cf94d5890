#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "parser/convex.h"
#include "parser/evaluator.h"
#include "parser/notes.h"
#include "parser/paths.h"
#include "parser/source_file.h"

namespace parser {
namespace {

using diagnostics::Id;

// Modules of one schema: more is no schema, but something that imports without end.
constexpr std::size_t module_limit = 3000;
constexpr std::uint32_t module_depth_limit = 1000;

}  // namespace

std::optional<Evaluator::DefaultExport> Evaluator::evaluate_schema_file(const std::string& path) {
    const LoadedFile file = read_source(resolver_.take(path), path);
    if (!file.text) {
        diagnostics_.push_back({file.problem, file.message, std::nullopt});
        return std::nullopt;
    }
    try {
        const ModuleId entry = load(path, *file.text);
        evaluate_module(entry);
        Module& schema_module = module(entry);
        if (schema_module.thrown) throw Thrown(*schema_module.thrown);
        const auto found = schema_module.exports.find(names::default_);
        const Span start{schema_module.file, 0, 0};
        if (found == schema_module.exports.end() && schema_module.stars.empty()) {
            diagnostics_.push_back(
                {Id::no_default_export,
                 "the file exports no default; a schema file ends in `export default defineSchema({…})`",
                 start});
            return std::nullopt;
        }
        const Span place = found == schema_module.exports.end() ? start : found->second.span;
        return DefaultExport{read_export(entry, names::default_, place), place};
    } catch (const SourceFailed& failed) {
        diagnostics_.push_back(failed.diagnostic);
    } catch (const Thrown& thrown) {
        fail_schema(Id::evaluation_throws, describe(thrown), thrown.span);
    } catch (const LimitReached& limit) {
        fail_schema(Id::limit_reached, fmt::format("evaluating the schema takes more than {}", limit.what),
                    limit.span);
    }
    return std::nullopt;
}

std::map<diagnostics::FileId, syntax::Tree> Evaluator::take_trees() {
    std::map<diagnostics::FileId, syntax::Tree> trees;
    for (Module& one : modules_) {
        if (!one.is_model && !one.tree.empty()) trees.emplace(one.file, std::move(one.tree));
    }
    return trees;
}

// Said once of each package, and not of what a model imports itself.
void Evaluator::note_assumption(const std::string& message, Span span) {
    const bool is_known = std::any_of(diagnostics_.begin(), diagnostics_.end(),
                                      [&](const auto& one) { return one.message == message; });
    if (!is_known && !span.is_nowhere()) diagnostics_.push_back({Id::assumed_version, message, span});
}

void Evaluator::fail_schema(Id id, std::string message, Span span) {
    diagnostics_.push_back({id, std::move(message), span.is_nowhere() ? std::nullopt : std::optional(span)});
}

std::string Evaluator::describe(const Thrown& thrown) {
    const auto* object = heap_.as<ObjectCell>(thrown.value);
    const Property* message = object == nullptr ? nullptr : object->properties.find(names::message);
    const auto words = to_text(message == nullptr ? thrown.value : message->value);
    return words && !words->empty() ? *words : "this throws";
}

// Without an import or export of its own, and with an assignment to `exports` or `module.exports`.
bool Evaluator::is_common_js(const Module& loaded) {
    bool has_exports = false;
    for (const NodeId statement : tree().children(tree().root())) {
        const Kind kind = node(statement).kind;
        if (kind == Kind::import_statement || kind == Kind::export_statement) return false;
        has_exports = has_exports || source(statement).find("exports") != std::string_view::npos;
    }
    return has_exports && !loaded.is_model;
}

ModuleId Evaluator::load(const std::string& path, std::string text, const Model* model) {
    if (const auto known = modules_by_path_.find(path); known != modules_by_path_.end()) return known->second;
    const auto id = static_cast<ModuleId>(modules_.size());
    Module& loaded = modules_.emplace_back();
    loaded.id = id;
    loaded.path = path;
    modules_by_path_.emplace(path, id);
    loaded.file = sources_.add(path, std::move(text));
    loaded.is_typescript = model != nullptr || is_typescript(path);
    loaded.is_model = model != nullptr;
    loaded.tree = model != nullptr ? syntax::unpacked(model->parts) : parse_source(sources_, loaded.file);
    if (model == nullptr) {
        for (auto& note : notes_in(sources_, loaded.file, loaded.tree)) notes_.push_back(std::move(note));
    }
    loaded.scope = heap_.add(Scope{});
    const Activation activation(*this, id);
    read_imports_and_exports(loaded);
    if (is_common_js(loaded)) {
        const std::string reason = fmt::format("`{}`, a CommonJS module, which is not evaluated", path);
        loaded.unknown = heap_.add(UnknownCause{reason, Span{loaded.file, 0, 0}, false, {}});
        loaded.state = Module::State::evaluated;
        return id;
    }
    try {
        // What a module declares is there, if not its value, for those that import it in a circle.
        hoist_variables(tree().root(), loaded.scope);
        hoist(tree().root(), loaded.scope);
    } catch (const Thrown& thrown) {
        loaded.thrown = thrown;
    }
    return id;
}

// The module an import names. One that cannot be had is unknown, with the reason.
ModuleId Evaluator::load_request(const Module& from, Request& request) {
    if (request.module) return *request.module;
    const auto give = [&](ModuleId id) { return *(request.module = id); };
    const std::string& specifier = request.specifier;
    if (modules_.size() >= module_limit)
        throw LimitReached{fmt::format("{} modules", module_limit), request.span};
    if (const auto known = modules_by_path_.find(specifier);
        known != modules_by_path_.end() && package_of(specifier) == "convex")
        return give(known->second);
    if (auto built_in = convex_module(*this, specifier)) {
        const ModuleId id = unknown_module(
            fmt::format("`{}`, and that part of Convex is not evaluated", specifier), request.span, true);
        module(id).built_in = std::move(*built_in);
        modules_by_path_.emplace(specifier, id);
        return give(id);
    }
    if (is_harmless_module(specifier)) {
        return give(unknown_module(fmt::format("`{}`, which is generated and not evaluated", specifier),
                                   request.span, true));
    }
    const std::string importer = from.importer.value_or(from.path);
    const Resolver::Target target = resolver_.resolve(importer, specifier, from.is_typescript);
    if (!target.assumed.empty()) note_assumption(target.assumed, request.span);
    if (target.model != nullptr) {
        const ModuleId id = load_model(*target.model, request.span);
        module(id).importer = importer;
        return give(id);
    }
    if (!target.path) {
        const bool is_harmless = !is_relative(specifier) && is_harmless_package(package_of(specifier));
        return give(unknown_module(target.problem, request.span, is_harmless));
    }
    return give(load_file(*target.path, request.span));
}

// A file that is there; if it cannot be used, a module that nothing is known of.
ModuleId Evaluator::load_file(const std::string& path, Span importer) {
    if (const auto known = modules_by_path_.find(path); known != modules_by_path_.end()) return known->second;
    LoadedFile file = read_source(resolver_.take(path), path);
    if (file.text && extension_of(path) == ".json") return load_json(path, *file.text);
    if (file.text && is_source(path)) {
        if (!is_in_node_modules(path)) return load(path, std::move(*file.text));
        try {
            return load(path, std::move(*file.text));
        } catch (const SourceFailed& failed) {  // not the schema's own code
            modules_by_path_.erase(path);
            file.message = failed.diagnostic.message;
        }
    } else if (file.text) {
        file.message = fmt::format("`{}` is no TypeScript or JavaScript", path);
    }
    if (file.problem == Id::not_text && !is_in_node_modules(path))
        throw SourceFailed{{file.problem, file.message, importer}};
    return unknown_module(fmt::format("a file that cannot be used: {}", file.message), importer, false);
}

// A JSON file exports its value as default, and each member by its name.
ModuleId Evaluator::load_json(const std::string& path, const std::string& text) {
    const diagnostics::FileId file = sources_.add(path, text);
    const json::Parsed parsed = json::parse(text);
    if (parsed.failure) {
        const auto& [begin, end] = parsed.failure->place;
        throw SourceFailed{{Id::syntax_error, parsed.failure->message, Span{file, begin, end}}};
    }
    const ModuleId id = unknown_module("", Span{file, 0, 0}, true);
    Module& loaded = module(id);
    loaded.path = path;
    loaded.unknown.reset();
    loaded.file = file;
    const Value value = from_json(parsed.value, file);
    if (const auto* object = heap_.as<ObjectCell>(value)) {
        for (const Property& property : object->properties.as_made())
            loaded.built_in.emplace(property.name, property.value);
    }
    loaded.built_in.insert_or_assign(names::default_, value);
    modules_by_path_.emplace(path, id);
    return id;
}

Value Evaluator::from_json(const json::Value& json, diagnostics::FileId file) {
    const Span span{file, json.place.begin, json.place.end};
    spend(1, span);
    if (const bool* truth = std::get_if<bool>(&json.is)) return Value::boolean(*truth);
    if (const double* number = std::get_if<double>(&json.is)) return Value::number(*number);
    if (json.text() != nullptr) return Value::string(intern(*json.text(), span));
    if (json.array() != nullptr) {
        std::vector<Value> items;
        for (const json::Value& item : *json.array()) items.push_back(from_json(item, file));
        return array(std::move(items), span);
    }
    if (json.object() != nullptr) {
        ObjectCell object;
        for (const json::Member& member : *json.object()) {
            const Span place{file, member.place.begin, member.place.end};
            object.properties.set(intern(member.name, place), from_json(member.value, file), place);
        }
        return make(std::move(object), span);
    }
    return Value::null();
}

ModuleId Evaluator::load_model(const Model& model, Span span) {
    const std::string specifier(model.specifier);
    // Two packages of a monorepo may each have their own version of it.
    const ModuleId id = load(fmt::format("{}@{}", specifier, model.first), text_of(model), &model);
    Module& loaded = module(id);
    loaded.unknown = heap_.add(UnknownCause{
        fmt::format("`{}`, and that part of the package is not evaluated", specifier), span, true, {}});
    return id;
}

ModuleId Evaluator::unknown_module(std::string reason, Span span, bool is_harmless) {
    const auto id = static_cast<ModuleId>(modules_.size());
    Module& unknown = modules_.emplace_back();
    unknown.id = id;
    unknown.state = Module::State::evaluated;
    unknown.unknown = heap_.add(UnknownCause{std::move(reason), span, is_harmless, {}});
    return id;
}

// Runs a module after those it imports, in JavaScript's order. What installed packages do is not
// worth the whole schema: they have a share of the steps, and past that nothing is known of them.
void Evaluator::evaluate_module(ModuleId id) {
    const bool enters_package = !is_in_package_ && is_in_node_modules(module(id).path);
    if (!enters_package) return run_module(id);
    const std::uint64_t kept = steps_left_ - std::min(steps_left_, package_step_limit);
    steps_left_ -= kept;
    is_in_package_ = true;
    const std::uint32_t depth = depth_;
    try {
        run_module(id);
    } catch (const LimitReached& limit) {
        depth_ = depth;
        is_in_package_ = false;
        give_up_packages(
            heap_.add(UnknownCause{fmt::format("a package whose evaluation takes more than {}", limit.what),
                                   limit.span,
                                   false,
                                   {}}));
    }
    is_in_package_ = false;
    steps_left_ += kept;
}

void Evaluator::give_up_packages(UnknownId cause) {
    for (Module& package : modules_) {
        if (!is_in_node_modules(package.path)) continue;
        for (std::size_t i = 0; i < heap_[package.scope].bindings.size(); ++i)
            escape(heap_[package.scope].bindings[i].value, cause);
        package.exports.clear();
        package.stars.clear();
        if (!package.unknown) package.unknown = cause;
        package.state = Module::State::evaluated;
    }
}

void Evaluator::run_module(ModuleId id) {
    const Deeper deeper(*this);
    if (depth_ > module_depth_limit)
        throw LimitReached{"a deep chain of imports", Span{module(id).file, 0, 0}};
    if (module(id).state != Module::State::loaded) return;
    module(id).state = Module::State::evaluating;
    for (Request& request : module(id).requests) {
        if (request.is_needed) evaluate_module(load_request(module(id), request));
    }
    const Activation activation(*this, id);
    this_value_ = Value{};
    call_ = nullptr;
    try {
        if (module_->thrown) throw Thrown(*module_->thrown);
        for (const NodeId statement : tree().children(tree().root()))
            execute_top_level(statement, module_->scope);
    } catch (const Thrown& thrown) {
        // It matters only if a value is needed that is now not there.
        module_->thrown = thrown;
    }
    module_->state = Module::State::evaluated;
}

void Evaluator::execute_top_level(NodeId statement, ScopeId scope) {
    if (node(statement).kind == Kind::import_statement) return;
    if (node(statement).kind != Kind::export_statement) {
        execute(statement, scope);
        return;
    }
    const NodeId declaration = tree().child(statement, Field::declaration);
    const NodeId value = tree().child(statement, Field::value);
    if (declaration != NodeId{}) {
        const bool is_named = tree().child(declaration, Field::name) != NodeId{};
        const Kind kind = node(declaration).kind;
        const bool is_anonymous =
            !is_named && (kind == Kind::function_declaration || kind == Kind::class_declaration);
        if (!is_anonymous) {
            execute(declaration, scope);
        } else {
            const Value unnamed = kind == Kind::class_declaration
                                      ? evaluate_class(declaration, scope)
                                      : make_function(declaration, scope, Value{});
            initialize(names::default_export, unnamed, scope);
        }
    } else if (value != NodeId{}) {
        initialize(names::default_export, evaluate(value, scope), scope);
    }
}

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

// Every export, by name, as JavaScript enumerates a namespace.
std::vector<Property> Evaluator::namespace_properties(ModuleId id, std::optional<UnknownId>& open) {
    std::set<std::string> all;
    std::set<ModuleId> visited;
    std::vector<ModuleId> pending = {id};
    while (!pending.empty()) {
        const ModuleId at = pending.back();
        pending.pop_back();
        if (!visited.insert(at).second) continue;
        Module& owner = module(at);
        if (owner.unknown) open = owner.unknown;
        for (const auto& [name, exported] : owner.exports) {
            if (at == id || name != names::default_) all.insert(text(name));
        }
        for (const std::size_t star : owner.stars)
            pending.push_back(load_request(owner, owner.requests[star]));
    }
    std::vector<Property> properties;
    for (const std::string& name : all) {
        const StringId name_id = strings_.intern(name);
        ExportPath path;
        if (const auto value = find_export(id, name_id, path)) {
            properties.push_back({name_id, *value, Span{module(id).file, 0, 0}});
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
