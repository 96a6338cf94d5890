#include "planner/fingerprint.h"

#include <fmt/format.h>

#include <map>

#include "schema/digest.h"
#include "schema/form.h"

namespace planner {

std::string fingerprint(const schema::Schema& schema) {
    schema::Forms forms;
    std::map<std::string, std::uint64_t> tables;
    for (const schema::Table& table : schema.tables)
        tables[table.name] = forms.digest(forms.of(schema, table.document));
    std::string all = schema.validation == true ? "checked\n" : "unchecked\n";
    for (const auto& [name, digest] : tables) all += fmt::format("{} {:x}\n", name, digest);
    return fmt::format("{:016x}", schema::digest_of(all));
}

}  // namespace planner
