#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "parser/call.h"
#include "parser/ending.h"
#include "parser/files.h"
#include "parser/heap.h"
#include "parser/known_trees.h"
#include "parser/models.h"
#include "parser/module.h"
#include "parser/resolver.h"
#include "parser/strings.h"
#include "parser/surroundings.h"
#include "parser/syntax.h"
#include "parser/value.h"
#include "schema/note.h"

// One run of the evaluator: private to this folder. It interprets the syntax tree as
// JavaScript defines it, as far as schemas go; past that a value is unknown, and then
// everything that the unknown code could touch is unknown too (taint.cpp).
namespace parser {

using syntax::Field;
using syntax::Kind;
using syntax::Mark;
using syntax::Node;
using syntax::NodeId;
using syntax::Operator;

struct Native;

class Evaluator {
  public:
    Evaluator(Files& files, const KnownTrees& known, diagnostics::Sources& sources,
              std::vector<diagnostics::Diagnostic>& diagnostics);

    // The default export of the file at `path`, and the place of the export.
    // None, with a diagnostic, if there is none to be had.
    struct DefaultExport {
        Value value;
        Span span;
    };
    std::optional<DefaultExport> evaluate_schema_file(const std::string& path);

    // --- what natives and the extraction use ---

    // Of every file that was read.
    const std::vector<::schema::Note>& notes() const { return notes_; }
    std::map<diagnostics::FileId, syntax::Tree> take_trees();

    Heap& heap() { return heap_; }
    Strings& strings() { return strings_; }
    const std::string& text(StringId id) const { return strings_[id]; }

    Value string(std::string_view text) { return Value::string(intern(text, Span{})); }
    StringId intern(std::string_view text, Span span);
    Value make(Content content, Span span);
    Value array(std::vector<Value> items, Span span) { return make(ArrayCell{std::move(items), {}}, span); }

    Value unknown(std::string reason, Span span, std::vector<Value> candidates = {});
    // The same cause, seen as something that may be, or hold, any of `candidates`.
    Value unknown_like(UnknownId cause, std::vector<Value> candidates);
    // The value, or unknown if what it holds is not known.
    Value known(Value value);
    // What was thrown, as a message.
    std::string describe(const Thrown& thrown);
    [[noreturn]] void fail(const std::string& message, Span span);
    void spend(std::uint64_t steps, Span span);

    Value get(Value object, StringId name, Span span);
    Value get(Value object, std::string_view name, Span span) {
        return get(object, intern(name, span), span);
    }
    void set(Value object, StringId name, Value value, Span span);
    void remove(Value object, StringId name, Span span);
    // The own enumerable properties; `open` is set if there may be others.
    std::vector<Property> own_properties(Value object, Span span, std::optional<UnknownId>& open);
    // `{...object, [key]: value}`
    void define(ObjectCell& object, Value key, Value value, Span span);
    // `{...object, ...value}`
    void spread_into(ObjectCell& object, Value value, Span span);
    // The items that a spread or a `for` of `value` gives; `open` is set if there may be more.
    std::vector<Value> iterate(Value value, Span span, std::optional<UnknownId>& open);
    Value call(Value function, const Call& call);
    // Calls a function of a model, without arguments, as if it were called at `span`.
    Value call_at(Value function, Span span);

    // None, if it is not known.
    std::optional<bool> truthy(Value value) const;
    std::optional<std::string> to_text(Value value) const;
    std::optional<StringId> to_key(Value value);
    std::optional<double> to_number(Value value) const;
    std::string_view type_of(Value value);
    std::optional<bool> strict_equal(Value a, Value b) const;
    std::optional<bool> less(Value a, Value b) const;

    // That what is done now may throw, for all that is known.
    void note_risk() { ++risks_; }
    // The cell of `object`, about to be changed to hold `stored` too; none, if what becomes of
    // it is not known: that is then taken care of.
    Cell* to_change(Value object, std::span<const Value> stored);
    // Whether a change to `object` now may or may not happen; then it may hold `value` too.
    bool is_uncertain(Value object) {
        return object.is_object() && surroundings_.is_uncertain(heap_[object.as_ref()].made);
    }
    void open_up(std::optional<UnknownId>& open, Value value, Epoch made);
    // From now on nothing is known of what can be reached from `value`.
    void escape(Value value, UnknownId cause);
    // An unknown that is one of these.
    Value join(Value a, Value b, UnknownId cause);

    class Walk;  // iteration.h

  private:
    // activation.h
    class Deeper;
    class Activation;

    // expressions.cpp
    Value evaluate(NodeId id, ScopeId scope);
    Value evaluate_node(NodeId id, ScopeId scope);
    Value evaluate_first(NodeId id, ScopeId scope) { return evaluate(node(id).first_child, scope); }
    Value evaluate_identifier(NodeId id, ScopeId scope);
    Value evaluate_function_expression(NodeId id, ScopeId scope);
    Value evaluate_sequence(NodeId id, ScopeId scope);
    Value evaluate_conditional(NodeId id, ScopeId scope);
    Value evaluate_logical(Operator op, Value left, NodeId right, ScopeId scope);
    Value evaluate_unary(NodeId id, ScopeId scope);
    Value evaluate_delete(NodeId operand, ScopeId scope);
    Value evaluate_assignment(NodeId id, ScopeId scope);
    Value evaluate_augmented(NodeId id, ScopeId scope);
    Value evaluate_update(NodeId id, ScopeId scope);
    Value not_modelled(NodeId id, ScopeId scope, std::string_view what);

    Value key_of(NodeId member, ScopeId scope);

    // literals.cpp
    Value evaluate_string(NodeId id);
    Value evaluate_number(NodeId id);
    Value evaluate_template(NodeId id, ScopeId scope);
    Value evaluate_array(NodeId id, ScopeId scope);
    Value evaluate_object(NodeId id, ScopeId scope);
    Value property_key(NodeId key, ScopeId scope);

    // operators.cpp
    Value binary(Operator op, Value a, Value b, Span span);
    std::optional<bool> less_or_equal(Value a, Value b) const;
    std::optional<bool> loosely_equal(Value a, Value b) const;

    // calls.cpp
    struct Chain {
        Value value;
        Value receiver;
        bool is_cut = false;  // an optional chain met null or undefined
    };
    Chain evaluate_chain(NodeId id, ScopeId scope);
    Call evaluate_arguments(NodeId arguments, ScopeId scope, Span span);
    Value evaluate_new(NodeId id, ScopeId scope);
    Value make_function(NodeId id, ScopeId scope, Value this_value);
    Value call_unknown(Value function, const Call& call);
    Value call_native(const Native& native, const Call& call);
    Value call_function(const FunctionCell& function, Value self, const Call& call);
    std::string shown(NodeId id) const;

    // classes.cpp
    Value evaluate_class(NodeId id, ScopeId outer);
    bool is_plain_class(NodeId body);
    void define_static_members(NodeId body, Value self, ScopeId scope);
    bool is_class(const FunctionCell& function);

    // access.cpp
    Value get_index(Value object, Value key, Span span);
    void set_index(Value object, Value key, Value value, Span span);
    Value get_of_cell(Value object, StringId name, Span span);
    Value inherited(std::string_view holder, StringId name, Span span);
    Value has_property(Value object, Value key, Span span);
    bool is_of_every_function(StringId name);
    bool may_be_added(Value object, StringId name);

    // patterns.cpp: a target is a declaration, or what an assignment writes to
    void bind(NodeId target, Value value, ScopeId scope, bool is_declaration);
    void bind_object(NodeId pattern, Value value, ScopeId scope, bool is_declaration);
    void bind_array(NodeId pattern, Value value, ScopeId scope, bool is_declaration);
    Value with_default(Value value, NodeId fallback, ScopeId scope);
    void bind_parameters(NodeId function, ScopeId scope, const Call& call);
    void initialize(StringId name, Value value, ScopeId scope);
    void assign_name(StringId name, Value value, ScopeId scope, Span span);

    // statements.cpp
    Flow execute(NodeId id, ScopeId scope);
    Flow execute_all(NodeId parent, ScopeId scope);
    Flow execute_block(NodeId id, ScopeId scope);
    Flow execute_if(NodeId id, ScopeId scope);
    Flow execute_switch(NodeId id, ScopeId scope);
    Flow execute_try(NodeId id, ScopeId scope);
    bool leaves(NodeId id) const;
    void execute_enum(NodeId id, ScopeId scope);
    void execute_declaration(NodeId id, ScopeId scope);

    // hoisting.cpp
    void hoist(NodeId parent, ScopeId scope);
    void hoist_variables(NodeId id, ScopeId scope);
    void declare(StringId name, ScopeId scope, bool is_constant);
    void declare_variable(NodeId name, ScopeId scope);
    void declare_once(NodeId name, ScopeId scope, bool is_constant);
    void names_of_pattern(NodeId pattern, const std::function<void(NodeId)>& visit);

    // loops.cpp
    Flow execute_while(NodeId id, ScopeId scope);
    Flow execute_for(NodeId id, ScopeId scope);
    Flow execute_for_in(NodeId id, ScopeId scope);
    bool run_body(NodeId body, ScopeId scope, Flow& result);
    Flow repeat(bool runs_first, const std::function<Value()>& holds, const std::function<void()>& advance,
                NodeId body, const std::function<ScopeId()>& scope);
    Flow run_unknown_body(UnknownId cause, const std::function<Flow()>& run);

    // uncertain.cpp
    struct Branch {
        Flow flow = Flow::normal;
        Value returned;
        std::optional<Thrown> thrown;
    };
    void absorb(Value& place, Value value, Epoch made);
    Value either(UnknownId cause, const std::function<Value()>& one, const std::function<Value()>& other);
    Branch run_branch(UnknownId cause, const std::function<Flow()>& run);
    Flow settle(const Branch& one, const Branch& other, UnknownId cause);

    // taint.cpp
    void taint_syntax(NodeId id, ScopeId scope, UnknownId cause);
    void taint_target(NodeId target, ScopeId scope, UnknownId cause);
    void taint_name(StringId name, bool is_assigned, ScopeId scope, UnknownId cause);
    void taint_cell(Ref ref, UnknownId cause, std::span<const Value> stored);
    std::vector<Value> contents(const Cell& cell);

    // loading.cpp
    ModuleId load(const std::string& path, std::string text, const Model* model = nullptr);
    ModuleId load_file(const std::string& path, Span importer);
    ModuleId load_json(const std::string& path, const std::string& text);
    Value from_json(const json::Value& json, diagnostics::FileId file);
    ModuleId load_model(const Model& model, Span span);
    ModuleId load_request(const Module& from, Request& request);
    ModuleId unknown_module(std::string reason, Span span, bool is_harmless);
    bool is_common_js(const Module& loaded);
    void note_assumption(const std::string& message, Span span);

    // modules.cpp
    void evaluate_module(ModuleId id);
    void run_module(ModuleId id);
    void execute_top_level(NodeId statement, ScopeId scope);
    void give_up_packages(UnknownId cause);
    void fail_schema(diagnostics::Id id, std::string message, Span span);

    // exports.cpp
    using ExportPath = std::set<std::pair<ModuleId, StringId>>;
    Value uninitialized(const Module& owner) const;
    Value read_export(ModuleId id, StringId name, Span span);
    std::optional<Value> find_export(ModuleId id, StringId name, ExportPath& visited);
    Value read_exported(Module& owner, const Export& exported, ExportPath& visited);
    Value read_import(Module& owner, Import& import);
    Value read_namespace(ModuleId id, StringId name);
    Value namespace_of(ModuleId id, Span span);
    std::vector<Property> namespace_properties(ModuleId id, std::optional<UnknownId>& open);
    void escape_import(const Import& import, UnknownId cause);

    // imports.cpp
    void read_imports_and_exports(Module& module);
    void read_import_statement(Module& module, NodeId statement);
    void read_export_statement(Module& module, NodeId statement);
    std::size_t request_of(Module& module, NodeId statement);
    StringId export_name(NodeId id);
    void find_needed(Module& module);

    Module& module(ModuleId id) { return modules_[static_cast<std::size_t>(id)]; }
    ScopeId scope_in(ScopeId parent) { return heap_.add(Scope{parent, surroundings_.now(), {}, nullptr}); }
    const syntax::Tree& tree() const { return module_->tree; }
    const Node& node(NodeId id) const { return module_->tree[id]; }
    // The place of a node; what a model does happens where it was called.
    Span span(NodeId id) const { return module_->is_model ? outside_ : text_span(id); }
    Span text_span(NodeId id) const { return {module_->file, node(id).begin, node(id).end}; }
    std::string_view source(NodeId id) const { return sources_.text(text_span(id)); }
    StringId name_of(NodeId id) { return strings_.intern(source(id)); }

    Resolver resolver_;
    const KnownTrees& known_trees_;
    diagnostics::Sources& sources_;
    std::vector<diagnostics::Diagnostic>& diagnostics_;
    Strings strings_;
    Heap heap_;
    std::deque<Module> modules_;
    std::vector<::schema::Note> notes_;
    std::unordered_map<std::string, ModuleId> modules_by_path_;
    std::unordered_map<ModuleId, Value> namespaces_;

    // What is being evaluated.
    Module* module_ = nullptr;
    Span outside_;  // of the innermost call that is no model's
    Value this_value_;
    const Call* call_ = nullptr;  // of the innermost function that is no arrow
    Value returned_;
    std::uint32_t depth_ = 0;
    bool is_in_package_ = false;  // evaluating the modules of one
    // Of what one installed package, with all it imports, may take.
    static constexpr std::uint64_t package_step_limit = 2'000'000;
    std::uint64_t steps_left_;
    std::uint64_t risks_ = 0;  // times that something unknown was met, which may have thrown

    Surroundings surroundings_;

    std::vector<std::pair<Value, UnknownId>> escaping_;  // what `escape` has yet to take up
    std::unordered_set<UnknownId> escaped_causes_;
    bool is_escaping_ = false;
};

}  // namespace parser
