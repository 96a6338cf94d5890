#include "emit/export.h"

#include "emit/json.h"

namespace emit {
namespace {

template <class Definition>
void write_indexes(std::string& text, const char* name, const schema::Table& table, bool staged) {
    if (staged && !table.lists_staged) return;
    text += name;
    bool is_first = true;
    for (const schema::Index& index : table.indexes) {
        if (index.staged != staged || !std::holds_alternative<Definition>(index.definition)) continue;
        if (!is_first) text += ',';
        is_first = false;
        write_index(text, index);
    }
    text += ']';
}

void write_table(std::string& text, const schema::Schema& schema, const schema::Table& table) {
    text += R"({"tableName":)";
    write_string(text, table.name);
    write_indexes<schema::DatabaseIndex>(text, R"(,"indexes":[)", table, false);
    write_indexes<schema::DatabaseIndex>(text, R"(,"stagedDbIndexes":[)", table, true);
    write_indexes<schema::SearchIndex>(text, R"(,"searchIndexes":[)", table, false);
    write_indexes<schema::SearchIndex>(text, R"(,"stagedSearchIndexes":[)", table, true);
    write_indexes<schema::VectorIndex>(text, R"(,"vectorIndexes":[)", table, false);
    write_indexes<schema::VectorIndex>(text, R"(,"stagedVectorIndexes":[)", table, true);
    text += R"(,"documentType":)";
    write_validator(text, schema, table.document);
    if (table.staged) {
        text += R"(,"stagedDocumentType":)";
        write_validator(text, schema, *table.staged);
    }
    text += '}';
}

}  // namespace

std::string export_text(const schema::Schema& schema) {
    std::string text = R"({"tables":[)";
    for (std::size_t i = 0; i < schema.tables.size(); ++i) {
        if (i > 0) text += ',';
        write_table(text, schema, schema.tables[i]);
    }
    text += *schema.validation ? R"(],"schemaValidation":true})" : R"(],"schemaValidation":false})";
    return text + '\n';
}

}  // namespace emit
