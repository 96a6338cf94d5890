#include "emit/mount.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <vector>

#include "emit/edit.h"
#include "emit/layout.h"
#include "parser/syntax.h"

namespace emit {
namespace {

using parser::syntax::Dialect;
using parser::syntax::Field;
using parser::syntax::Kind;
using parser::syntax::Mark;
using parser::syntax::NodeId;
using parser::syntax::Tree;

constexpr NodeId none{};
constexpr std::string_view package = "@convex-dev/migrations/convex.config";
constexpr std::string_view by_hand = "; mount `@convex-dev/migrations` there, and plan again";

constexpr const char* whole_file = R"(import migrations from "@convex-dev/migrations/convex.config.js";
import { defineApp } from "convex/server";

const app = defineApp();
app.use(migrations);

export default app;
)";

class Config {
  public:
    Config(const std::string& text, const Tree& tree) : text_(text), tree_(tree), layout_(layout_of(text)) {}

    std::variant<Mount, NoMount> mount() {
        for (const NodeId statement : tree_.children(tree_.root())) {
            if (kind(statement) == Kind::import_statement) read_import(statement);
        }
        tree_.visit(tree_.root(), [&](NodeId id) {
            if (kind(id) == Kind::call_expression && defines(source(child(id, Field::function))))
                definition_ = id;
        });
        if (definition_ == none)
            return NoMount{fmt::format("has no `defineApp()` to mount it on{}", by_hand)};
        find_app();
        if (app_.empty()) return NoMount{fmt::format("has no name for what `defineApp()` gives{}", by_hand)};
        tree_.visit(tree_.root(), [&](NodeId id) {
            if (kind(id) == Kind::call_expression) read_use(id);
        });
        if (mounted_twice_or_unclear_)
            return NoMount{
                "mounts `@convex-dev/migrations` under a name that is not one literal; write the name there"};
        if (mounted_) return Mount{*mounted_, std::nullopt, around()};
        return Mount{"migrations", with_mount(), around()};
    }

  private:
    Kind kind(NodeId id) const { return tree_[id].kind; }
    NodeId child(NodeId id, Field field) const { return tree_.child(id, field); }
    std::string_view source(NodeId id) const {
        return std::string_view(text_).substr(tree_[id].begin, tree_[id].end - tree_[id].begin);
    }
    std::string_view unquoted(NodeId id) const {
        const std::string_view all = source(id);
        return all.size() < 2 ? all : all.substr(1, all.size() - 2);
    }
    std::vector<NodeId> arguments(NodeId call) const {
        std::vector<NodeId> all;
        for (const NodeId one : tree_.children(child(call, Field::arguments))) all.push_back(one);
        return all;
    }

    void read_import(NodeId statement) {
        imports_end_ = tree_[statement].end;
        const NodeId from = child(statement, Field::source);
        if (from == none) return;
        const bool is_ours = unquoted(from).starts_with(package);
        tree_.visit(statement, [&](NodeId id) {
            const bool is_clause = kind(id) == Kind::import_clause;
            if (is_clause && is_ours && kind(tree_[id].first_child) == Kind::identifier)
                imported_ = source(tree_[id].first_child);
            if (kind(id) != Kind::import_specifier) return;
            const NodeId name = child(id, Field::name);
            const NodeId alias = child(id, Field::alias);
            const std::string local(source(alias == none ? name : alias));
            if (is_ours && source(name) == "default") imported_ = local;
            if (unquoted(from) == "convex/server") of_convex_[local] = source(name);
        });
    }

    // Whether a function of this name defines an app or a component.
    bool defines(std::string_view called) const {
        const auto found = of_convex_.find(std::string(called));
        const std::string_view name = found == of_convex_.end() ? called : std::string_view(found->second);
        return name == "defineApp" || name == "defineComponent" || name.ends_with(".defineApp") ||
               name.ends_with(".defineComponent");
    }

    // `const app = defineApp()`, or `export default defineApp()`, which gets a name then.
    void find_app() {
        tree_.visit(tree_.root(), [&](NodeId id) {
            if (kind(id) != Kind::variable_declarator || child(id, Field::value) != definition_) return;
            app_ = source(child(id, Field::name));
            use_after_ = end_of_statement(tree_[id].end);
        });
        for (const NodeId statement : tree_.children(tree_.root())) {
            const bool is_default =
                kind(statement) == Kind::export_statement && tree_[statement].has(Mark::is_default);
            if (!is_default || child(statement, Field::value) != definition_) continue;
            app_ = around().empty() ? "app" : "component";
            exported_ = statement;
        }
    }

    // The name of the component that is defined.
    std::string around() const {
        const std::vector<NodeId> given = arguments(definition_);
        return given.empty() || kind(given.front()) != Kind::string ? ""
                                                                    : std::string(unquoted(given.front()));
    }

    // `app.use(migrations, { name: "…" })`
    void read_use(NodeId call) {
        if (source(child(call, Field::function)) != app_ + ".use") return;
        const NodeId statement = parent_statement(call);
        if (statement != none) use_after_ = end_of_statement(tree_[statement].end);
        const std::vector<NodeId> given = arguments(call);
        if (given.empty() || imported_.empty() || source(given.front()) != imported_) return;
        mounted_twice_or_unclear_ = mounted_twice_or_unclear_ || mounted_.has_value();
        mounted_ = "migrations";
        if (given.size() < 2) return;
        if (kind(given[1]) != Kind::object) mounted_twice_or_unclear_ = true;
        for (const NodeId pair : tree_.children(given[1])) {
            const NodeId key = child(pair, Field::key);
            const bool is_shorthand =
                kind(pair) == Kind::shorthand_property_identifier && source(pair) == "name";
            if (is_shorthand || kind(pair) == Kind::spread_element) mounted_twice_or_unclear_ = true;
            if (key == none || source(key) != "name") continue;
            const NodeId value = child(pair, Field::value);
            if (kind(value) == Kind::string)
                mounted_ = unquoted(value);
            else
                mounted_twice_or_unclear_ = true;
        }
    }

    // The statement of the file that is this call and no more; or none.
    NodeId parent_statement(NodeId call) const {
        for (const NodeId statement : tree_.children(tree_.root())) {
            if (kind(statement) == Kind::expression_statement && tree_[statement].first_child == call)
                return statement;
        }
        return none;
    }

    std::size_t end_of_statement(std::size_t at) const {
        return at < text_.size() && text_[at] == ';' ? at + 1 : at;
    }

    std::string with_mount() const {
        const char* end = layout_.semicolons ? ";" : "";
        const std::string& newline = layout_.newline;
        const bool is_taken = text_.find("migrations") != std::string::npos;
        const std::string local = !imported_.empty() ? imported_
                                  : is_taken         ? "migrationsComponent"
                                                     : "migrations";
        const std::string use = fmt::format("{}.use({}){}", app_, local, end);
        std::vector<Edit> edits;
        const auto put = [&](std::size_t from, std::size_t to, std::string text) {
            const Span span = {FileId{}, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
            edits.push_back({from == to ? Edit::Kind::adds : Edit::Kind::replaces, span, std::move(text)});
        };
        if (exported_ == none) {
            put(use_after_, use_after_, newline + use);
        } else {
            put(tree_[exported_].begin, end_of_statement(tree_[exported_].end),
                fmt::format("const {0} = {1}{2}{3}{4}{3}{3}export default {0}{2}", app_, source(definition_),
                            end, newline, use));
        }
        if (imported_.empty()) {
            const std::string import =
                fmt::format("import {0} from {1}{2}.js{1}{3}", local, layout_.quote, package, end);
            put(imports_end_, imports_end_, imports_end_ == 0 ? import + newline : newline + import);
        }
        return edited(text_, std::move(edits));
    }

    const std::string& text_;
    const Tree& tree_;
    Layout layout_;
    std::map<std::string, std::string> of_convex_;  // its names, by what the file calls them
    std::string imported_;                          // what the file calls the component
    std::string app_;                               // and the app
    NodeId definition_ = none;
    NodeId exported_ = none;  // the statement that exports a definition without a name
    std::optional<std::string> mounted_;
    bool mounted_twice_or_unclear_ = false;
    std::size_t imports_end_ = 0;
    std::size_t use_after_ = 0;
};

}  // namespace

std::variant<Mount, NoMount> mount_migrations(const std::optional<std::string>& config) {
    if (!config) return Mount{"migrations", whole_file, ""};
    const parser::syntax::Parsed parsed = parser::syntax::parse(*config, Dialect::typescript);
    if (parsed.failure) return NoMount{"is no TypeScript that can be read; repair it"};
    return Config(*config, parsed.tree).mount();
}

}  // namespace emit
