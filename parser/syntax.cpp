#include "parser/syntax.h"

#include "parser/syntax_gaps.h"
#include "parser/syntax_symbols.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <utility>

extern "C" {
const TSLanguage* tree_sitter_typescript();
const TSLanguage* tree_sitter_tsx();
}

namespace parser::syntax {
namespace {

using Parser = std::unique_ptr<TSParser, decltype(&ts_parser_delete)>;
using OwnedTree = std::unique_ptr<TSTree, decltype(&ts_tree_delete)>;

class Cursor {
  public:
    explicit Cursor(TSNode root) : cursor_(ts_tree_cursor_new(root)) {}
    ~Cursor() { ts_tree_cursor_delete(&cursor_); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    TSNode node() const { return ts_tree_cursor_current_node(&cursor_); }
    TSFieldId field() const { return ts_tree_cursor_current_field_id(&cursor_); }
    bool first_child() { return ts_tree_cursor_goto_first_child(&cursor_); }
    bool next_sibling() { return ts_tree_cursor_goto_next_sibling(&cursor_); }
    bool parent() { return ts_tree_cursor_goto_parent(&cursor_); }

  private:
    TSTreeCursor cursor_;
};

// What to do with each symbol and field of a grammar.
struct Grammar {
    explicit Grammar(const TSLanguage* ts_language) : language(ts_language) {
        const std::uint32_t symbol_count = ts_language_symbol_count(language);
        for (std::uint32_t i = 0; i < symbol_count; ++i) {
            const auto id = static_cast<TSSymbol>(i);
            const bool is_token = ts_language_symbol_type(language, id) == TSSymbolTypeAnonymous;
            const std::string_view name = ts_language_symbol_name(language, id);
            symbols.push_back(is_token ? symbol_of_token(name) : symbol_of_node(name));
        }
        fields.push_back(Field::none);
        for (std::uint32_t i = 1; i <= ts_language_field_count(language); ++i)
            fields.push_back(field_of(ts_language_field_name_for_id(language, static_cast<TSFieldId>(i))));
    }

    const TSLanguage* language;
    std::vector<Symbol> symbols;
    std::vector<Field> fields;
};

const Grammar& grammar(Dialect dialect) {
    static const Grammar typescript(tree_sitter_typescript());
    static const Grammar tsx(tree_sitter_tsx());
    return dialect == Dialect::typescript ? typescript : tsx;
}

// Where the brackets of a text that is not valid do not match: the likeliest place of the mistake.
std::optional<Failure> bracket_failure(TSNode root, std::string_view text) {
    std::vector<TSNode> open;
    Cursor cursor(root);
    const auto failure = [](TSNode node, std::string missing) {
        return Failure{Failure::Reason::syntax, ts_node_start_byte(node), ts_node_end_byte(node),
                       std::move(missing)};
    };
    constexpr std::string_view openers = "([{";
    constexpr std::string_view closers = ")]}";
    const auto closer_of = [&](TSNode opener) {
        return closers[openers.find(text[ts_node_start_byte(opener)])];
    };
    for (;;) {
        const TSNode node = cursor.node();
        if (!ts_node_is_named(node) && !ts_node_is_missing(node) && ts_node_child_count(node) == 0 &&
            ts_node_end_byte(node) == ts_node_start_byte(node) + 1) {
            const char c = text[ts_node_start_byte(node)];
            if (openers.find(c) != std::string_view::npos) {
                open.push_back(node);
            } else if (closers.find(c) != std::string_view::npos) {
                if (open.empty()) return failure(node, "");
                if (closer_of(open.back()) != c)
                    return failure(open.back(), std::string(1, closer_of(open.back())));
                open.pop_back();
            }
        }
        if (cursor.first_child()) continue;
        while (!cursor.next_sibling()) {
            if (!cursor.parent()) {
                if (open.empty()) return std::nullopt;
                return failure(open.back(), std::string(1, closer_of(open.back())));
            }
        }
    }
}

// What the parser could not place begins with what it had placed before: brackets, mostly.
TSNode first_beside_openers(TSNode error, std::string_view text) {
    const std::uint32_t count = ts_node_child_count(error);
    for (std::uint32_t i = 0; i < count; ++i) {
        const TSNode child = ts_node_child(error, i);
        if (std::string_view("([{").find(text[ts_node_start_byte(child)]) == std::string_view::npos)
            return child;
    }
    return error;
}

Failure first_error(TSNode root, std::string_view text) {
    if (auto failure = bracket_failure(root, text)) return *failure;
    Cursor cursor(root);
    for (;;) {
        const TSNode node = cursor.node();
        const std::uint32_t begin = ts_node_start_byte(node);
        if (ts_node_is_missing(node)) {
            const bool is_token = !ts_node_is_named(node);
            return {Failure::Reason::syntax, begin, begin, is_token ? ts_node_type(node) : ""};
        }
        if (ts_node_is_error(node)) {
            const TSNode found = first_beside_openers(node, text);
            return {Failure::Reason::syntax, ts_node_start_byte(found), ts_node_end_byte(found), ""};
        }
        if (ts_node_has_error(node) && cursor.first_child()) continue;
        while (!cursor.next_sibling()) {
            if (!cursor.parent()) return {Failure::Reason::syntax, 0, 0, ""};
        }
    }
}

}  // namespace

// Copies what matters of tree-sitter's tree.
class Builder {
  public:
    Builder(const Grammar& grammar, std::string_view text) : grammar_(grammar), text_(text) {}

    Parsed build(TSNode root) {
        // About one node in six bytes of what schemas look like.
        parsed_.tree.nodes_.reserve(text_.size() / 6 + 16);
        Cursor cursor(root);
        struct Open {
            NodeId id;
            NodeId last_child;
            bool awaits_element = true;  // of a list: nothing since the last comma
        };
        std::vector<Open> open;
        const auto append = [&](const Node& node) {
            const auto id = static_cast<NodeId>(parsed_.tree.nodes_.size());
            parsed_.tree.nodes_.push_back(node);
            if (!open.empty()) {
                Open& parent = open.back();
                (parent.last_child == NodeId{} ? at(parent.id).first_child : at(parent.last_child).next) = id;
                parent.last_child = id;
                parent.awaits_element = false;
            }
            return id;
        };
        for (;;) {
            const TSNode ts_node = cursor.node();
            const Symbol& symbol = grammar_.symbols[ts_node_symbol(ts_node)];
            bool enters = false;
            if (symbol.is_comment)
                parsed_.tree.comments_.push_back({ts_node_start_byte(ts_node), ts_node_end_byte(ts_node)});
            if (!ts_node_is_named(ts_node) || symbol.mark != 0) {
                Node& parent = at(open.back().id);
                parent.marks |= symbol.mark;
                if (symbol.is_comma) {
                    const bool is_list = parent.kind == Kind::array || parent.kind == Kind::array_pattern;
                    if (is_list && open.back().awaits_element) append(hole_at(ts_node));
                    // The grammar takes `{ a,, b }` and `f(a,, b)`, and no JavaScript does.
                    const bool is_full = parent.kind == Kind::object || parent.kind == Kind::object_pattern ||
                                         parent.field == Field::arguments;
                    if (is_full && open.back().awaits_element)
                        return failed(Failure::Reason::syntax, ts_node);
                    open.back().awaits_element = true;
                }
                if (symbol.op != Operator::none) parent.op = symbol.op;
            } else if (!symbol.is_left_out &&
                       !is_type_of_cast(open.empty() ? nullptr : &at(open.back().id))) {
                if (open.size() >= nesting_limit) return failed(Failure::Reason::nesting, ts_node);
                Node node;
                node.kind = symbol.kind;
                node.field = grammar_.fields[cursor.field()];
                node.begin = ts_node_start_byte(ts_node);
                node.end = ts_node_end_byte(ts_node);
                const NodeId id = append(node);
                enters = !symbol.is_leaf && cursor.first_child();
                if (enters) open.push_back({id, NodeId{}, true});
            }
            if (enters) continue;
            while (!cursor.next_sibling()) {
                if (!cursor.parent()) return std::move(parsed_);
                open.pop_back();
            }
        }
    }

  private:
    Node& at(NodeId id) { return parsed_.tree.nodes_[static_cast<std::size_t>(id)]; }

    // The second child of `x as T` and `x satisfies T` is a type, whatever its kind.
    bool is_type_of_cast(const Node* parent) const {
        return parent != nullptr && parent->first_child != NodeId{} &&
               (parent->kind == Kind::as_expression || parent->kind == Kind::satisfies_expression);
    }

    static Node hole_at(TSNode comma) {
        Node hole;
        hole.kind = Kind::hole;
        hole.begin = hole.end = ts_node_start_byte(comma);
        return hole;
    }

    Parsed failed(Failure::Reason reason, TSNode node) {
        return {Tree{}, Failure{reason, ts_node_start_byte(node), ts_node_end_byte(node), ""}};
    }

    const Grammar& grammar_;
    std::string_view text_;
    Parsed parsed_;
};

NodeId Tree::child(NodeId parent, Field field) const {
    for (const NodeId child : children(parent)) {
        if ((*this)[child].field == field) return child;
    }
    return NodeId{};
}

namespace {

// By the clock, and by what this process has used of the machine: a busy one is no reason to give up.
struct Deadline {
    std::chrono::steady_clock::time_point time = std::chrono::steady_clock::now() + time_limit;
    std::clock_t used = std::clock() + time_limit / std::chrono::seconds(1) * CLOCKS_PER_SEC;

    bool is_past() const { return std::chrono::steady_clock::now() > time && std::clock() > used; }
};

// Whether what was written over is what it was taken for.
bool is_gap(TSNode root, const Gap& gap) {
    constexpr std::string_view literals[] = {"string",          "string_fragment", "escape_sequence",
                                             "template_string", "regex",           "regex_pattern",
                                             "jsx_text"};
    TSNode node = ts_node_descendant_for_byte_range(root, static_cast<std::uint32_t>(gap.begin),
                                                    static_cast<std::uint32_t>(gap.end));
    const std::string_view type = ts_node_type(node);
    if (std::find(std::begin(literals), std::end(literals), type) != std::end(literals)) return false;
    if (gap.within.empty()) return true;
    for (; !ts_node_is_null(node); node = ts_node_parent(node)) {
        if (gap.within.find(ts_node_type(node)) != std::string_view::npos) return true;
    }
    return false;
}

// Once parsed, `gaps` are those that are some.
Parsed parse_once(std::string_view text, Dialect dialect, Deadline deadline, std::vector<Gap>& gaps) {
    const Grammar& rules = grammar(dialect);
    const Parser parser(ts_parser_new(), ts_parser_delete);
    ts_parser_set_language(parser.get(), rules.language);

    const auto read = [](void* payload, std::uint32_t at, TSPoint, std::uint32_t* length) -> const char* {
        const auto& all = *static_cast<const std::string_view*>(payload);
        *length = at < all.size() ? static_cast<std::uint32_t>(all.size()) - at : 0;
        return all.data() + std::min<std::size_t>(at, all.size());
    };
    const auto is_late = [](TSParseState* state) {
        return static_cast<const Deadline*>(state->payload)->is_past();
    };
    TSInput input{};
    input.payload = &text;
    input.read = read;
    input.encoding = TSInputEncodingUTF8;
    TSParseOptions options{};
    options.payload = &deadline;
    options.progress_callback = is_late;
    const OwnedTree tree(ts_parser_parse_with_options(parser.get(), nullptr, input, options), ts_tree_delete);
    if (tree == nullptr) return {Tree{}, Failure{Failure::Reason::time, 0, 0, ""}};
    const TSNode root = ts_tree_root_node(tree.get());
    if (ts_node_has_error(root)) return {Tree{}, first_error(root, text)};
    const auto is_none = [&](const Gap& gap) { return !is_gap(root, gap); };
    if (std::erase_if(gaps, is_none) > 0) return {Tree{}, Failure{Failure::Reason::syntax, 0, 0, ""}};
    return Builder(rules, text).build(root);
}

}  // namespace

Parsed parse(std::string_view text, Dialect dialect) {
    const Deadline deadline;
    std::vector<Gap> gaps;
    Parsed parsed = parse_once(text, dialect, deadline, gaps);
    if (!parsed.failure || parsed.failure->reason != Failure::Reason::syntax) return parsed;
    gaps = gaps_in(text);
    for (std::size_t tried = 0; !gaps.empty() && gaps.size() != tried;) {
        tried = gaps.size();
        std::string mended(text);
        for (const Gap& gap : gaps) {
            std::fill(mended.begin() + static_cast<std::ptrdiff_t>(gap.begin),
                      mended.begin() + static_cast<std::ptrdiff_t>(gap.end), ' ');
            mended[gap.begin] = gap.instead;
        }
        Parsed again = parse_once(mended, dialect, deadline, gaps);
        if (!again.failure) return again;
    }
    return parsed;
}

}  // namespace parser::syntax
