#include "emit/export.h"

#include "emit/json.h"

namespace emit {
namespace {

template <class Definition>
Json indexes(const schema::Table& table, bool staged) {
    Json list = Json::array();
    for (const schema::Index& index : table.indexes) {
        if (index.staged == staged && std::holds_alternative<Definition>(index.definition))
            list.push_back(index_json(index));
    }
    return list;
}

Json table_json(const schema::Schema& schema, const schema::Table& table) {
    Json json = {{"tableName", table.name},
                 {"indexes", indexes<schema::DatabaseIndex>(table, false)},
                 {"stagedDbIndexes", indexes<schema::DatabaseIndex>(table, true)},
                 {"searchIndexes", indexes<schema::SearchIndex>(table, false)},
                 {"stagedSearchIndexes", indexes<schema::SearchIndex>(table, true)},
                 {"vectorIndexes", indexes<schema::VectorIndex>(table, false)},
                 {"stagedVectorIndexes", indexes<schema::VectorIndex>(table, true)},
                 {"documentType", validator_json(schema, table.document)}};
    if (table.staged) json["stagedDocumentType"] = validator_json(schema, *table.staged);
    return json;
}

}  // namespace

std::string export_text(const schema::Schema& schema) {
    Json tables = Json::array();
    for (const schema::Table& table : schema.tables) tables.push_back(table_json(schema, table));
    return to_line({{"tables", std::move(tables)}, {"schemaValidation", *schema.validation}}) + "\n";
}

}  // namespace emit
