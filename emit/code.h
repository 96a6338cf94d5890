#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.h"
#include "emit/layout.h"
#include "parser/parse.h"
#include "parser/syntax.h"

// The source files of a schema as syntax, to find what stands where.
namespace emit {

using diagnostics::FileId;
using diagnostics::Span;
using parser::syntax::Kind;
using parser::syntax::NodeId;

constexpr NodeId no_node{};

// A call, and what it is given.
struct CallParts {
    NodeId callee;
    NodeId arguments;  // with its brackets
    std::vector<NodeId> items;
};

class Code {
  public:
    // Both are to live as long as this.
    Code(const diagnostics::Source& source, FileId file, const parser::syntax::Tree& tree);

    const parser::syntax::Tree& tree() const { return tree_; }
    const parser::syntax::Node& node(NodeId id) const { return tree_[id]; }
    Kind kind(NodeId id) const { return tree_[id].kind; }
    NodeId parent(NodeId id) const { return parents_[static_cast<std::size_t>(id)]; }
    std::string_view all() const { return text_; }
    std::string_view text(NodeId id) const;
    Span span(NodeId id) const;
    FileId file() const { return file_; }
    const Layout& layout() const { return layout_; }

    // The innermost node that is exactly there, or none.
    NodeId at(const Span& span) const;

    // An expression without brackets, casts and `!` around it; and the same, from the inside.
    NodeId bare(NodeId id) const;
    NodeId with_casts(NodeId id) const;

    // The parts of a call, or none if it is something else.
    std::optional<CallParts> call(NodeId id) const;
    // The last name of what is called: `union` of `v.union()`.
    std::string_view called(NodeId id) const;
    // The value of a property: of `name` in `{ name }`, that. None of a spread or a method.
    NodeId value_of(NodeId property) const;
    // The call of a method that is there from its name on, or none.
    NodeId method_call(const Span& span) const;
    // The value that is given to a field there: by a property, an assignment, or `.field()` of an ent.
    NodeId field_value(const Span& span) const;
    // The name of a property that is spelled out.
    std::optional<std::string> name_of(NodeId property) const;
    // The last item of an object, an array or arguments, if there is one.
    std::optional<Span> last_item(NodeId list) const;
    // Whether an object spells out a property of that name.
    bool has_property(NodeId object, std::string_view name) const;
    // What stands before the value of a property, as it is written in this file.
    std::string property(const std::string& name) const;

    // What a constant of the file is set to; none, if there is no such constant outside of functions.
    NodeId constant(std::string_view name) const;
    // The names that the file declares or imports, outside of functions, types apart.
    const std::set<std::string, std::less<>>& declared() const { return declared_; }
    // Whether an expression uses a name that is imported from `package` or below it.
    bool uses_package(NodeId expression, std::string_view package) const;

  private:
    void declare(NodeId statement, std::string_view module = {});

    std::string_view text_;
    FileId file_;
    const parser::syntax::Tree& tree_;
    std::vector<NodeId> parents_;
    Layout layout_;
    std::map<std::string, NodeId, std::less<>> constants_;
    std::set<std::string, std::less<>> declared_;
    std::map<std::string, std::string, std::less<>> imported_;  // from which module
};

// The files of one schema, each looked into once it is needed.
class Codes {
  public:
    explicit Codes(const parser::Parsed& parsed) : parsed_(parsed) {}

    // None, if it is not source code that can be edited: JSON, a package, generated code, nowhere.
    const Code* editable(FileId file);

  private:
    const parser::Parsed& parsed_;
    std::map<FileId, std::optional<Code>> codes_;
};

}  // namespace emit
