#include "parser/packed_tree.h"

#include <utility>

namespace parser::syntax {
namespace {

// A node, the number of its children, then these. Where it begins is told from where the node
// before it does, and most numbers are a single byte.
class Packer {
  public:
    explicit Packer(const Tree& tree) : tree_(tree) {}

    void add(NodeId id) {
        const Node& node = tree_[id];
        add_number(static_cast<std::uint32_t>(node.kind));
        add_number(static_cast<std::uint32_t>(node.field));
        add_number(static_cast<std::uint32_t>(node.op));
        add_number(node.marks);
        add_number(node.begin - std::exchange(begin_, node.begin));
        add_number(node.end - node.begin);
        std::uint32_t children = 0;
        for ([[maybe_unused]] const NodeId child : tree_.children(id)) ++children;
        add_number(children);
        for (const NodeId child : tree_.children(id)) add(child);
    }

    std::string take() { return std::move(bytes_); }

  private:
    // Seven bits at a time, the lowest first; the eighth says that more follow.
    void add_number(std::uint32_t number) {
        for (; number >= 0x80; number >>= 7U) bytes_ += static_cast<char>((number & 0x7FU) | 0x80U);
        bytes_ += static_cast<char>(number);
    }

    const Tree& tree_;
    std::uint32_t begin_ = 0;
    std::string bytes_;
};

class Unpacker {
  public:
    void add(const Part& part) {
        bytes_ = part.tree;
        begin_ = shift_;
        const Node program = node();
        if (nodes_.size() == 1) nodes_.push_back(program);
        nodes_[1].end = program.end;
        last_statement_ = add_children(NodeId{1}, last_statement_);
        shift_ += static_cast<std::uint32_t>(part.text.size());
    }

    Tree take() { return Tree(std::move(nodes_)); }

  private:
    NodeId add_children(NodeId parent, NodeId last) {
        for (std::uint32_t left = number(); left > 0; --left) {
            const auto id = static_cast<NodeId>(nodes_.size());
            nodes_.push_back(node());
            (last == NodeId{} ? at(parent).first_child : at(last).next) = id;
            add_children(id, NodeId{});
            last = id;
        }
        return last;
    }

    Node node() {
        Node node;
        node.kind = static_cast<Kind>(number());
        node.field = static_cast<Field>(number());
        node.op = static_cast<Operator>(number());
        node.marks = static_cast<std::uint16_t>(number());
        node.begin = begin_ += number();
        node.end = node.begin + number();
        return node;
    }

    std::uint32_t number() {
        std::uint32_t number = 0;
        for (unsigned shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            number |= (byte & 0x7FU) << shift;
            if (byte < 0x80) return number;
        }
    }

    Node& at(NodeId id) { return nodes_[static_cast<std::size_t>(id)]; }

    std::vector<Node> nodes_{Node{}};
    NodeId last_statement_{};
    std::string_view bytes_;
    std::uint32_t begin_ = 0;
    std::uint32_t shift_ = 0;  // where the text of the part begins
};

}  // namespace

std::string packed(const Tree& tree) {
    Packer packer(tree);
    packer.add(tree.root());
    return packer.take();
}

Tree unpacked(std::span<const Part> parts) {
    Unpacker unpacker;
    for (const Part& part : parts) unpacker.add(part);
    return unpacker.take();
}

}  // namespace parser::syntax
