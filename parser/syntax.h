#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/source.h"

// TypeScript as a tree of what can happen at run time: types and punctuation are
// gone, comments are beside it. The only place that knows tree-sitter.
namespace parser::syntax {

enum class Kind : std::uint8_t {
#define KIND(name) name,
#include "parser/syntax_kinds.def"
#undef KIND
    other,
};

// The role of a node in its parent, by the grammar's field names.
enum class Field : std::uint8_t {
    none,
    alias,
    alternative,
    argument,
    arguments,
    body,
    condition,
    consequence,
    constructor,
    declaration,
    finalizer,
    function,
    handler,
    increment,
    index,
    initializer,
    key,
    label,
    left,
    name,
    object,
    parameter,
    parameters,
    pattern,
    property,
    right,
    source,
    value,
};

enum class Operator : std::uint8_t {
    none,
    add,
    subtract,
    multiply,
    divide,
    remainder,
    power,
    equal,
    not_equal,
    strict_equal,
    strict_not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    logical_and,
    logical_or,
    nullish,
    bit_and,
    bit_or,
    bit_xor,
    shift_left,
    shift_right,
    shift_right_unsigned,
    in,
    of,
    instance_of,
    logical_not,
    bit_not,
    type_of,
    void_,
    delete_,
    increment,
    decrement,
};

// Keywords and marks that matter, on the node they stand in.
enum class Mark : std::uint16_t {
    async = 1U << 0U,
    star = 1U << 1U,
    constant = 1U << 2U,
    let = 1U << 3U,
    var = 1U << 4U,
    is_default = 1U << 5U,
    type = 1U << 6U,
    accessor = 1U << 7U,  // `get`, `set` or `accessor`
    await = 1U << 8U,
    optional_chain = 1U << 9U,  // `?.`
    equals = 1U << 10U,         // `export =`
    using_ = 1U << 11U,
    static_ = 1U << 12U,
};

enum class NodeId : std::uint32_t {};  // 0: none

struct Node {
    Kind kind = Kind::other;
    Field field = Field::none;
    Operator op = Operator::none;
    std::uint16_t marks = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    NodeId first_child{};
    NodeId next{};

    bool has(Mark mark) const { return (marks & static_cast<std::uint16_t>(mark)) != 0; }

    friend bool operator==(const Node&, const Node&) = default;
};

// From its first mark to its end; a line comment without its newline.
struct Comment {
    std::uint32_t begin;
    std::uint32_t end;
};

class Tree {
  public:
    Tree() = default;
    // Nodes are stored in the order of the text, each before what is below it, after one that stands for
    // none.
    explicit Tree(std::vector<Node> nodes) : nodes_(std::move(nodes)) {}

    const Node& operator[](NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
    NodeId root() const { return NodeId{1}; }
    bool empty() const { return nodes_.size() <= 1; }
    std::span<const Node> nodes() const { return nodes_; }
    // The child with a role, or none.
    NodeId child(NodeId parent, Field field) const;

    // The children in order, to iterate over.
    class Children;
    Children children(NodeId parent) const;

    // Visits a node and all below it, in the order of the text.
    template <class Visit>
    void visit(NodeId from, const Visit& visit_one) const {
        std::uint32_t id = static_cast<std::uint32_t>(from);
        const std::uint32_t end = (*this)[from].end;
        for (; id < nodes_.size() && nodes_[id].begin < end; ++id) visit_one(NodeId{id});
    }

    // In the order of the text.
    const std::vector<Comment>& comments() const { return comments_; }

  private:
    friend class Builder;
    std::vector<Node> nodes_{Node{}};
    std::vector<Comment> comments_;
};

class Tree::Children {
  public:
    class Iterator {
      public:
        Iterator(const Tree& tree, NodeId at) : tree_(&tree), at_(at) {}
        NodeId operator*() const { return at_; }
        Iterator& operator++() {
            at_ = (*tree_)[at_].next;
            return *this;
        }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }

      private:
        const Tree* tree_;
        NodeId at_;
    };
    Children(const Tree& tree, NodeId first) : tree_(tree), first_(first) {}
    Iterator begin() const { return {tree_, first_}; }
    Iterator end() const { return {tree_, NodeId{}}; }
    bool empty() const { return first_ == NodeId{}; }

  private:
    const Tree& tree_;
    NodeId first_;
};

inline Tree::Children Tree::children(NodeId parent) const {
    return {*this, (*this)[parent].first_child};
}

enum class Dialect : std::uint8_t { typescript, tsx };

// Why a text has no tree, and where.
struct Failure {
    enum class Reason : std::uint8_t { syntax, nesting, time } reason;
    std::uint32_t begin;
    std::uint32_t end;
    std::string missing;  // what was expected, if that is certain
};

struct Parsed {
    Tree tree;
    std::optional<Failure> failure;
};

// Nodes nest at most this deep; deeper text is refused, since evaluation follows the nesting.
constexpr std::uint32_t nesting_limit = 2000;
// A text that takes longer is refused: error recovery can be slow on what is not TypeScript at all.
constexpr std::chrono::milliseconds time_limit{2000};

// `text` is UTF-8 without NUL, of less than 4 GB.
Parsed parse(std::string_view text, Dialect dialect);

}  // namespace parser::syntax
