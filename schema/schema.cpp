#include "schema/schema.h"

#include <algorithm>

namespace schema {

const Table* Schema::find(const std::string& name) const {
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

bool fully_known(const Schema& schema) {
    const auto known_type = [](const Type& type) {
        if (std::holds_alternative<Unknown>(type.shape)) return false;
        const auto* object = std::get_if<Object>(&type.shape);
        return object == nullptr || !object->open;
    };
    return !schema.open && schema.validation.has_value() &&
           std::all_of(schema.types.begin(), schema.types.end(), known_type) &&
           std::all_of(schema.tables.begin(), schema.tables.end(),
                       [](const Table& t) { return t.indexes_known; });
}

}  // namespace schema
