#include "parser/notes.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace parser {
namespace {

using ::schema::Note;

constexpr std::string_view blanks = " \t\r\n";

constexpr std::array directives = {
    std::pair{std::string_view("@renamed"), Note::Kind::renamed},
    std::pair{std::string_view("@default"), Note::Kind::default_value},
    std::pair{std::string_view("schemaplan-ignore"), Note::Kind::ignore},
};

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// The comments of one file, with what is around them.
class Comments {
  public:
    Comments(std::string_view text, diagnostics::FileId file, const syntax::Tree& tree)
        : text_(text), file_(file), tree_(tree), comments_(tree.comments()) {}

    std::vector<Note> notes() {
        for (std::size_t i = 0; i < comments_.size(); ++i) {
            // Inside of the marks: after `//` or `/*`, before `*/`.
            std::uint32_t begin = comments_[i].begin + 2;
            const bool is_block = text_[comments_[i].begin + 1] == '*';
            const std::uint32_t end = comments_[i].end - (is_block ? 2 : 0);
            while (begin < end) {
                const std::size_t newline = std::min<std::size_t>(text_.find('\n', begin), end);
                note(i, begin, static_cast<std::uint32_t>(newline));
                begin = static_cast<std::uint32_t>(newline) + 1;
            }
        }
        return std::move(notes_);
    }

  private:
    void note(std::size_t comment, std::uint32_t begin, std::uint32_t end) {
        const std::string_view line = text_.substr(begin, end - begin);
        const std::size_t at = line.find_first_not_of(" \t\r*");
        if (at == std::string_view::npos) return;
        const std::string_view said = trimmed(line.substr(at));
        for (const auto& [word, kind] : directives) {
            if (!said.starts_with(word)) continue;
            const std::string_view rest = said.substr(word.size());
            if (!rest.empty() && blanks.find(rest.front()) == std::string_view::npos) continue;
            const auto from = static_cast<std::uint32_t>(begin + at);
            std::uint32_t owner = owner_of(comment);
            if (kind == Note::Kind::ignore) owner = subject_at(owner);
            notes_.push_back({kind,
                              std::string(trimmed(rest)),
                              {file_, from, from + static_cast<std::uint32_t>(said.size())},
                              {file_, owner, owner}});
        }
    }

    // Where what a comment stands above begins; its own beginning, if it stands above nothing.
    std::uint32_t owner_of(std::size_t comment) const {
        const std::uint32_t own = comments_[comment].begin;
        const auto next = [&](std::size_t from) {
            const std::size_t found = text_.find_first_not_of(blanks, from);
            return static_cast<std::uint32_t>(found == std::string_view::npos ? text_.size() : found);
        };
        std::uint32_t at = next(comments_[comment].end);
        while (++comment < comments_.size() && comments_[comment].begin == at)
            at = next(comments_[comment].end);
        const std::size_t line = text_.rfind('\n', own) + 1;  // of the comment; npos + 1 is 0
        const bool is_on_line_of_owner = text_.substr(own, at - own).find('\n') == std::string_view::npos;
        const bool is_first_on_line = trimmed(text_.substr(line, own - line)).empty();
        if (!is_first_on_line && !is_on_line_of_owner) return own;
        // `.index()` on a line of its own is placed from its name on.
        return at < text_.size() && text_[at] == '.' ? next(at + 1) : at;
    }

    // What people mean by what begins there: by a declaration or an export its value, by the value of a
    // property the property.
    std::uint32_t subject_at(std::uint32_t begin) const {
        const auto nodes = tree_.nodes();
        const auto is_before = [](const syntax::Node& node, std::uint32_t at) { return node.begin < at; };
        const auto first = std::lower_bound(nodes.begin() + 1, nodes.end(), begin, is_before);
        const auto id = [&](auto node) { return static_cast<syntax::NodeId>(node - nodes.begin()); };
        for (auto at = first; at != nodes.end() && at->begin == begin; ++at) {
            const syntax::NodeId value = declared_value(id(at));
            if (value != syntax::NodeId{}) return tree_[value].begin;
        }
        for (auto at = first; at != nodes.begin();) {
            --at;
            if (at->kind != syntax::Kind::pair || at->end <= begin) continue;
            const syntax::NodeId value = tree_.child(id(at), syntax::Field::value);
            return tree_[value].begin == begin ? at->begin : begin;
        }
        return begin;
    }

    // None, if it declares something else, or several values.
    syntax::NodeId declared_value(syntax::NodeId statement) const {
        using syntax::Kind;
        switch (tree_[statement].kind) {
            case Kind::export_statement: {
                const auto declaration = tree_.child(statement, syntax::Field::declaration);
                if (declaration != syntax::NodeId{}) return declared_value(declaration);
                return tree_.child(statement, syntax::Field::value);
            }
            case Kind::lexical_declaration:
            case Kind::variable_declaration: {
                const syntax::NodeId first = tree_[statement].first_child;
                if (tree_[first].next != syntax::NodeId{}) return {};
                return tree_.child(first, syntax::Field::value);
            }
            default: return {};
        }
    }

    std::string_view text_;
    diagnostics::FileId file_;
    const syntax::Tree& tree_;
    const std::vector<syntax::Comment>& comments_;
    std::vector<Note> notes_;
};

}  // namespace

std::vector<Note> notes_in(const diagnostics::Sources& sources, diagnostics::FileId file,
                           const syntax::Tree& tree) {
    return Comments(sources[file].text, file, tree).notes();
}

}  // namespace parser
