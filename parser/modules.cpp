#include <fmt/format.h>

#include "parser/activation.h"
#include "parser/evaluator.h"
#include "parser/paths.h"
#include "parser/source_file.h"

namespace parser {
namespace {

using diagnostics::Id;

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

void Evaluator::fail_schema(Id id, std::string message, Span span) {
    diagnostics_.push_back({id, std::move(message), span.is_nowhere() ? std::nullopt : std::optional(span)});
}

std::string Evaluator::describe(const Thrown& thrown) {
    const auto* object = heap_.as<ObjectCell>(thrown.value);
    const Property* message = object == nullptr ? nullptr : object->properties.find(names::message);
    const auto words = to_text(message == nullptr ? thrown.value : message->value);
    return words && !words->empty() ? *words : "this throws";
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

}  // namespace parser
