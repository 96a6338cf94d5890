#include "emit/long_lines.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "emit/code.h"
#include "emit/edit.h"

namespace emit {
namespace {

bool is_list(const Code& code, NodeId id) {
    const Kind kind = code.kind(id);
    return kind == Kind::object || kind == Kind::array || kind == Kind::named_imports ||
           code.node(id).field == parser::syntax::Field::arguments;
}

std::vector<NodeId> items_of(const Code& code, NodeId list) {
    std::vector<NodeId> items;
    for (const NodeId item : code.tree().children(list)) items.push_back(item);
    return items;
}

class Breaking {
  public:
    explicit Breaking(const Code& code) : code_(code), layout_(code.layout()) {}

    // The line [begin, end), in lines that are not too long, where that can be had.
    std::string line(std::uint32_t begin, std::uint32_t end) {
        const std::string indentation = indentation_at(code_.all(), begin);
        return part(begin, end, 0, indentation);
    }

  private:
    std::string text(std::uint32_t begin, std::uint32_t end) const {
        return std::string(code_.all().substr(begin, end - begin));
    }

    // What stands from `begin` to `end`, after `before` characters of a line that is so deep.
    std::string part(std::uint32_t begin, std::uint32_t end, std::size_t before,
                     const std::string& indentation) {
        if (before + end - begin <= layout_.width) return text(begin, end);
        const NodeId list = outermost(begin, end);
        if (list == no_node) return text(begin, end);
        const std::string inside = indentation + layout_.indent;
        const bool has_blanks = code_.kind(list) == Kind::named_imports;
        std::string result = text(begin, code_.node(list).begin + 1);
        for (const NodeId item : items_of(code_, list)) {
            result += layout_.newline + inside +
                      part(code_.node(item).begin, code_.node(item).end, inside.size() + 1, inside) + ",";
        }
        if (!layout_.trailing_commas && !has_blanks) result.pop_back();
        result += layout_.newline + indentation;
        // What follows the list is on its last line.
        return result + part(code_.node(list).end - 1, end, indentation.size(), indentation);
    }

    // The first list that is in there as a whole, and in no other one; of a call, its only or last argument
    // may take its place.
    NodeId outermost(std::uint32_t begin, std::uint32_t end) const {
        NodeId found = no_node;
        code_.tree().visit(code_.tree().root(), [&](NodeId id) {
            const auto& node = code_.node(id);
            if (found != no_node || node.begin < begin || node.end > end || !is_list(code_, id)) return;
            if (node.first_child != no_node && !code_.has_comment(code_.span(id))) found = id;
        });
        while (found != no_node && code_.node(found).field == parser::syntax::Field::arguments) {
            const std::vector<NodeId> items = items_of(code_, found);
            const NodeId last = items.back();
            const bool can_hold = code_.kind(last) == Kind::object || code_.kind(last) == Kind::array;
            const bool is_like_other =
                items.size() > 1 && code_.kind(items[items.size() - 2]) == code_.kind(last);
            if (!can_hold || is_like_other || code_.node(last).first_child == no_node) break;
            found = last;
        }
        return found;
    }

    const Code& code_;
    const Layout& layout_;
};

// Without a comment at the end of the line.
std::uint32_t end_of_code(const Code& code, std::uint32_t begin, std::uint32_t end) {
    for (const auto& comment : code.tree().comments()) {
        if (comment.begin >= begin && comment.end == end) end = comment.begin;
    }
    while (end > begin && code.all()[end - 1] == ' ') --end;
    return end;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t newline = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, newline - at));
        at = newline + 1;
    }
    return lines;
}

}  // namespace

std::string with_broken_lines(const std::string& path, std::string_view before, std::string after) {
    const std::vector<std::string_view> old_lines = lines_of(before);
    const std::unordered_set<std::string_view> old(old_lines.begin(), old_lines.end());
    const Layout layout = layout_of(before);
    std::vector<std::string_view> long_lines;
    for (std::string_view line : lines_of(after)) {
        if (line.size() > layout.width && !old.contains(line)) long_lines.push_back(line);
    }
    if (long_lines.empty()) return after;
    diagnostics::Sources sources;
    const Code code(sources, sources.add(path, after), layout);
    if (!code.is_parsed()) return after;
    std::vector<Edit> edits;
    for (std::string_view line : long_lines) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto begin = static_cast<std::uint32_t>(line.data() - after.data());
        const std::uint32_t end = end_of_code(code, begin, begin + static_cast<std::uint32_t>(line.size()));
        edits.push_back(
            {Edit::Kind::replaces, {code.file(), begin, end}, Breaking(code).line(begin, end), 0});
    }
    return edited(code.all(), std::move(edits));
}

}  // namespace emit
