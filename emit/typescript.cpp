#include "emit/typescript.h"

#include <fmt/format.h>

#include <vector>

#include "schema/match.h"

namespace emit {
namespace {

using schema::Schema;
using schema::TypeId;

std::string list(const std::vector<std::string>& names, char quote) {
    std::vector<std::string> all;
    for (const std::string& name : names) all.push_back(schema::quoted(name, quote));
    return fmt::format("[{}]", fmt::join(all, ", "));
}

}  // namespace

std::string typescript(const Schema& schema, TypeId type, bool optional, const Spelling& spelling) {
    return to_string(schema, type, optional, spelling.types);
}

std::string document_typescript(const Schema& schema, TypeId type, const Spelling& spelling) {
    std::string text = to_string(schema, type, false, spelling.types);
    const std::string start = spelling.types.v + ".object(";
    if (!std::holds_alternative<schema::Object>(schema[type].shape)) return text;
    return text.substr(start.size(), text.size() - start.size() - 1);
}

std::string index_typescript(const schema::Index& index, const Spelling& spelling) {
    const char quote = spelling.types.quote;
    const std::string name = schema::quoted(index.name, quote);
    const std::string staged = index.staged ? ", staged: true" : "";
    const auto filters = [&](const std::vector<std::string>& fields) {
        return fields.empty() ? "" : ", filterFields: " + list(fields, quote);
    };
    return schema::match(
        index.definition,
        [&](const schema::DatabaseIndex& one) {
            const std::string fields = list(one.fields, quote);
            if (!index.staged) return fmt::format(".index({}, {})", name, fields);
            return fmt::format(".index({}, {{ fields: {}{} }})", name, fields, staged);
        },
        [&](const schema::SearchIndex& one) {
            return fmt::format(".searchIndex({}, {{ searchField: {}{}{} }})", name,
                               schema::quoted(one.search_field, quote), filters(one.filter_fields), staged);
        },
        [&](const schema::VectorIndex& one) {
            const std::string dimensions =
                one.dimensions ? ", dimensions: " + schema::number_to_string(*one.dimensions) : "";
            return fmt::format(".vectorIndex({}, {{ vectorField: {}{}{}{} }})", name,
                               schema::quoted(one.vector_field, quote), dimensions,
                               filters(one.filter_fields), staged);
        });
}

std::string table_typescript(const Schema& schema, const schema::Table& table, const Spelling& spelling) {
    std::vector<std::string> calls;
    for (const schema::Index& index : table.indexes) calls.push_back(index_typescript(index, spelling));
    if (table.staged)
        calls.push_back(fmt::format(".staged({})", typescript(schema, *table.staged, false, spelling)));
    std::string text =
        fmt::format("{}({})", spelling.define_table, document_typescript(schema, table.document, spelling));
    for (const std::string& call : calls)
        text += (calls.size() > 1 ? "\n" + spelling.layout.indent : "") + call;
    return text;
}

}  // namespace emit
