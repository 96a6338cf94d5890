#include "emit/mount.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "parser/syntax.h"

namespace emit {
namespace {

using parser::syntax::Dialect;
using parser::syntax::Field;
using parser::syntax::Kind;
using parser::syntax::NodeId;
using parser::syntax::Tree;

constexpr std::string_view package = "@convex-dev/migrations/convex.config";

constexpr const char* whole_file = R"(import migrations from "@convex-dev/migrations/convex.config.js";
import { defineApp } from "convex/server";

const app = defineApp();
app.use(migrations);

export default app;
)";

class Config {
  public:
    Config(const std::string& text, const Tree& tree) : text_(text), tree_(tree) {
        for (const NodeId statement : tree.children(tree.root())) {
            if (kind(statement) == Kind::import_statement) read_import(statement);
        }
        tree.visit(tree.root(), [&](NodeId id) {
            if (kind(id) == Kind::variable_declarator) read_variable(id);
        });
        for (const NodeId statement : tree.children(tree.root())) {
            if (kind(statement) == Kind::expression_statement) read_use(statement);
        }
    }

    std::optional<Mount> mount() const {
        if (mounted_) return Mount{*mounted_, std::nullopt};
        if (app_.empty() || last_import_ == 0) return std::nullopt;
        const std::string newline = text_.find("\r\n") != std::string::npos ? "\r\n" : "\n";
        const char* end = text_.substr(0, last_import_).ends_with(';') ? ";" : "";
        const std::string local = imported_.empty() ? free_name() : imported_;
        std::string text = text_;
        text.insert(use_after_, fmt::format("{}{}.use({}){}", newline, app_, local, end));
        if (imported_.empty())
            text.insert(last_import_,
                        fmt::format("{}import {} from \"{}.js\"{}", newline, local, package, end));
        return Mount{"migrations", text};
    }

  private:
    Kind kind(NodeId id) const { return tree_[id].kind; }
    std::string_view source(NodeId id) const {
        return std::string_view(text_).substr(tree_[id].begin, tree_[id].end - tree_[id].begin);
    }
    std::string_view unquoted(NodeId id) const {
        const std::string_view all = source(id);
        return all.size() < 2 ? all : all.substr(1, all.size() - 2);
    }

    void read_import(NodeId statement) {
        last_import_ = tree_[statement].end;
        const NodeId from = tree_.child(statement, Field::source);
        const bool is_ours = from != NodeId{} && unquoted(from).starts_with(package);
        for (const NodeId clause : tree_.children(statement)) {
            if (!is_ours || kind(clause) != Kind::import_clause) continue;
            for (const NodeId part : tree_.children(clause)) {
                if (kind(part) == Kind::identifier) imported_ = source(part);
            }
        }
    }

    // `const app = defineApp()`
    void read_variable(NodeId declarator) {
        const NodeId value = tree_.child(declarator, Field::value);
        if (value == NodeId{} || kind(value) != Kind::call_expression) return;
        if (source(tree_.child(value, Field::function)) != "defineApp") return;
        app_ = source(tree_.child(declarator, Field::name));
        use_after_ = end_of_line(tree_[declarator].end);
    }

    // `app.use(migrations, { name: "…" })`
    void read_use(NodeId statement) {
        const NodeId call = tree_[statement].first_child;
        if (call == NodeId{} || kind(call) != Kind::call_expression) return;
        if (app_.empty() || source(tree_.child(call, Field::function)) != app_ + ".use") return;
        use_after_ = tree_[statement].end;
        std::vector<NodeId> arguments;
        for (const NodeId one : tree_.children(tree_.child(call, Field::arguments))) arguments.push_back(one);
        if (arguments.empty() || imported_.empty() || source(arguments.front()) != imported_) return;
        mounted_ = "migrations";
        if (arguments.size() < 2) return;
        for (const NodeId pair : tree_.children(arguments[1])) {
            const NodeId key = tree_.child(pair, Field::key);
            const NodeId value = tree_.child(pair, Field::value);
            if (key != NodeId{} && source(key) == "name" && kind(value) == Kind::string)
                mounted_ = unquoted(value);
        }
    }

    // After the `;`, if there is one.
    std::size_t end_of_line(std::size_t at) const {
        return at < text_.size() && text_[at] == ';' ? at + 1 : at;
    }

    std::string free_name() const {
        return text_.find("migrations") == std::string::npos ? "migrations" : "migrationsComponent";
    }

    const std::string& text_;
    const Tree& tree_;
    std::string imported_;  // what the file calls the component
    std::string app_;       // what it calls the app
    std::optional<std::string> mounted_;
    std::size_t last_import_ = 0;
    std::size_t use_after_ = 0;
};

}  // namespace

std::optional<Mount> mount_migrations(const std::optional<std::string>& config) {
    if (!config) return Mount{"migrations", whole_file};
    const parser::syntax::Parsed parsed = parser::syntax::parse(*config, Dialect::typescript);
    if (parsed.failure) return std::nullopt;
    return Config(*config, parsed.tree).mount();
}

}  // namespace emit
