#include <fmt/format.h>

#include <algorithm>

#include "parser/activation.h"
#include "parser/convex.h"
#include "parser/evaluator.h"
#include "parser/notes.h"
#include "parser/paths.h"
#include "parser/source_file.h"

// From what an import names to a module that is there, its code still to be run.
namespace parser {
namespace {

using diagnostics::Id;

// Modules of one schema: more is no schema, but something that imports without end.
constexpr std::size_t module_limit = 3000;

}  // namespace

// Said once of each package, and not of what a model imports itself.
void Evaluator::note_assumption(const std::string& message, Span span) {
    const bool is_known = std::any_of(diagnostics_.begin(), diagnostics_.end(),
                                      [&](const auto& one) { return one.message == message; });
    if (!is_known && !span.is_nowhere()) diagnostics_.push_back({Id::assumed_version, message, span});
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
    const syntax::Tree* known = model == nullptr ? known_trees_.find(sources_[loaded.file]) : nullptr;
    loaded.tree = model != nullptr   ? syntax::unpacked(model->parts)
                  : known != nullptr ? *known
                                     : parse_source(sources_, loaded.file);
    if (model == nullptr && !is_in_node_modules(path)) {  // nobody edits those
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

}  // namespace parser
