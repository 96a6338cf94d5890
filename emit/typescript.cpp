#include "emit/typescript.h"

#include <fmt/format.h>

#include <vector>

#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

using schema::Schema;
using schema::TypeId;

// Text of which the lines after the first are indented from there on.
class Printer {
  public:
    Printer(const Schema& schema, const Printing& printing)
        : schema_(schema),
          layout_(printing.layout),
          spelling_{printing.names.v, printing.layout.quote},
          width_(printing.layout.width),
          margin_(printing.margin) {}

    // `before` is how much stands before it on its line, blanks included, `after` how much follows.
    std::string type(TypeId id, bool optional, std::size_t depth, std::size_t before, std::size_t after) {
        std::string line = to_string(schema_, id, optional, spelling_);
        if (before + line.size() + after <= width_) return line;
        if (optional) return call("optional", {part(id, depth + 1)}, depth);
        return schema::match(
            schema_[id].shape,
            [&](const schema::Array& one) { return call("array", {part(one.element, depth + 1)}, depth); },
            [&](const schema::Record& one) {
                return call("record", {part(one.key, depth + 1), part(one.value, depth + 1)}, depth);
            },
            [&](const schema::Object& one) {
                if (one.fields.empty()) return line;
                return spelling_.v + ".object(" + fields(one, depth) + ")";
            },
            [&](const schema::Union& one) {
                if (one.members.empty()) return line;
                std::vector<std::string> members;
                for (const TypeId member : one.members) members.push_back(part(member, depth + 1));
                return call("union", members, depth);
            },
            [&](const auto&) { return line; });
    }

    // An object of fields, a line for each.
    std::string fields(const schema::Object& object, std::size_t depth) {
        if (object.fields.empty()) return "{}";
        std::string text = "{\n";
        for (const schema::Field& field : object.fields) {
            const std::string name = schema::property_name(field.name, layout_.quote) + ": ";
            text += blanks(depth + 1) + name +
                    type(field.type, field.optional, depth + 1, margin(depth + 1) + name.size(), 1) + ",\n";
        }
        return text + blanks(depth) + "}";
    }

  private:
    std::string blanks(std::size_t depth) const {
        std::string all;
        for (std::size_t i = 0; i < depth; ++i) all += layout_.indent;
        return all;
    }
    std::size_t margin(std::size_t depth) const { return margin_ + depth * layout_.indent.size(); }

    std::string part(TypeId id, std::size_t depth) { return type(id, false, depth, margin(depth), 1); }

    std::string call(const char* builder, const std::vector<std::string>& arguments,
                     std::size_t depth) const {
        std::string text = spelling_.v + "." + builder + "(\n";
        for (const std::string& argument : arguments) text += blanks(depth + 1) + argument + ",\n";
        return text + blanks(depth) + ")";
    }

    const Schema& schema_;
    const Layout& layout_;
    schema::Spelling spelling_;
    std::size_t width_;
    std::size_t margin_;
};

std::string list(const std::vector<std::string>& names, const Layout& layout) {
    std::vector<std::string> all;
    for (const std::string& name : names) all.push_back(quoted(name, layout));
    return fmt::format("[{}]", fmt::join(all, ", "));
}

}  // namespace

std::string typescript(const Schema& schema, TypeId type, bool optional, const Printing& printing) {
    Printer printer(schema, printing);
    return printer.type(type, optional, 0, printing.margin + printing.before, 1);
}

std::string document_typescript(const Schema& schema, TypeId type, const Printing& printing) {
    Printer printer(schema, printing);
    if (const auto* object = std::get_if<schema::Object>(&schema[type].shape))
        return printer.fields(*object, 0);
    return printer.type(type, false, 0, printing.margin + printing.before, 1);
}

std::string index_typescript(const schema::Index& index, const Printing& printing) {
    const Layout& layout = printing.layout;
    const std::string name = quoted(index.name, layout);
    const std::string staged = index.staged ? ", staged: true" : "";
    const auto filters = [&](const std::vector<std::string>& fields) {
        return fields.empty() ? "" : ", filterFields: " + list(fields, layout);
    };
    return schema::match(
        index.definition,
        [&](const schema::DatabaseIndex& one) {
            const std::string fields = list(one.fields, layout);
            if (!index.staged) return fmt::format(".index({}, {})", name, fields);
            return fmt::format(".index({}, {{ fields: {}{} }})", name, fields, staged);
        },
        [&](const schema::SearchIndex& one) {
            return fmt::format(".searchIndex({}, {{ searchField: {}{}{} }})", name,
                               quoted(one.search_field, layout), filters(one.filter_fields), staged);
        },
        [&](const schema::VectorIndex& one) {
            const std::string dimensions =
                one.dimensions ? ", dimensions: " + schema::number_to_string(*one.dimensions) : "";
            return fmt::format(".vectorIndex({}, {{ vectorField: {}{}{}{} }})", name,
                               quoted(one.vector_field, layout), dimensions, filters(one.filter_fields),
                               staged);
        });
}

std::string table_typescript(const Schema& schema, const schema::Table& table, const Printing& printing) {
    std::string text = fmt::format("{}({})", printing.names.define_table,
                                   document_typescript(schema, table.document, printing));
    for (const schema::Index& index : table.indexes) {
        text += "\n" + printing.layout.indent + index_typescript(index, printing);
    }
    if (table.staged) {
        text += fmt::format(
            "\n{0}.staged({1})", printing.layout.indent,
            indented(typescript(schema, *table.staged, false, printing), printing.layout.indent, Layout{}));
    }
    return text;
}

}  // namespace emit
