#include "parser/extract.h"

#include <fmt/format.h>

#include "parser/convex_value.h"
#include "parser/extract_index.h"
#include "parser/extract_types.h"
#include "parser/unknown_parts.h"

namespace parser {
namespace {

using diagnostics::Diagnostic;
using diagnostics::Id;

class Extraction {
  public:
    Extraction(Evaluator& evaluator, std::vector<Diagnostic>& diagnostics)
        : e_(evaluator),
          unknown_parts_(evaluator, diagnostics),
          types_(evaluator, unknown_parts_, schema_.types) {}

    schema::Schema run(Value exported, Span span) {
        const SchemaCell cell = *e_.heap().as<SchemaCell>(exported);
        schema_.span = e_.heap()[exported.as_ref()].span;
        schema_.validation = e_.truthy(cell.validation);
        if (!cell.validation.is_boolean() && schema_.validation) {
            refuse_export(Id::invalid_validator, "`schemaValidation` is neither true nor false", span);
        }
        if (!schema_.validation) unknown_parts_.note(cell.validation, schema_.span);
        std::optional<UnknownId> open;
        const Value tables = e_.known(cell.tables);
        if (!tables.is_object() && !tables.is_unknown()) {
            refuse_export(Id::invalid_validator, "`defineSchema()` takes an object of tables", schema_.span);
        }
        for (const Property& property : e_.own_properties(tables, span, open)) table(property);
        if (open) unknown_parts_.note(Value::unknown(*open), schema_.span);
        schema_.open = open.has_value();
        schema_.notes = e_.notes();
        return std::move(schema_);
    }

  private:
    void table(const Property& property) {
        schema::Table table;
        table.name = e_.text(property.name);
        table.span = shown(property.span, schema_.span);
        const Value value = e_.known(property.value);
        if (value.is_unknown()) {
            table.document = types_.unknown(value, table.span);
            table.indexes_known = false;
            schema_.tables.push_back(std::move(table));
            return;
        }
        const auto* cell = e_.heap().as<TableCell>(value);
        if (cell == nullptr) {
            refuse_export(Id::evaluation_throws,
                          fmt::format("the table `{}` is not what `defineTable()` returns", table.name),
                          table.span);
        }
        table.document = types_.of(cell->validator, shown(e_.heap()[value.as_ref()].span, table.span));
        table.lists_staged = cell->lists_staged;
        if (!cell->staged.is_undefined()) table.staged = types_.of(cell->staged, table.span);
        total_size_ += types_.size(table.document) + (table.staged ? types_.size(*table.staged) : 0);
        if (total_size_ > type_size_limit) {
            refuse_export(Id::limit_reached,
                          fmt::format("the schema comes to more than {} million validators",
                                      type_size_limit / 1'000'000),
                          table.span);
        }
        table.read_as = read_as(cell->read_as, table.span);
        if (cell->open) {
            table.indexes_known = false;
            unknown_parts_.note(Value::unknown(*cell->open), table.span);
        }
        for (const IndexCall& call : cell->indexes) {
            if (auto one = extract_index(e_, unknown_parts_, call, table.span)) {
                table.indexes.push_back(std::move(*one));
            } else {
                table.indexes_known = false;
            }
        }
        schema_.tables.push_back(std::move(table));
    }

    // Those of the values that are known.
    schema::ObjectValue read_as(Value values, Span span) {
        schema::ObjectValue all;
        std::optional<UnknownId> open;
        if (values.is_undefined()) return all;
        for (const Property& property : e_.own_properties(e_.known(values), span, open)) {
            if (auto value = convex_value(e_, e_.known(property.value)))
                all.push_back({e_.text(property.name), std::move(*value)});
        }
        return open ? schema::ObjectValue{} : all;
    }

    Evaluator& e_;
    UnknownParts unknown_parts_;
    schema::Schema schema_;
    TypeExtraction types_;
    std::uint64_t total_size_ = 0;
};

}  // namespace

std::optional<schema::Schema> extract(Evaluator& e, const Evaluator::DefaultExport& exported,
                                      std::vector<Diagnostic>& diagnostics) {
    const Value value = e.known(exported.value);
    if (value.is_unknown()) {
        const UnknownCause& cause = e.heap()[value.as_unknown()];
        diagnostics.push_back({Id::unknown_schema,
                               "the schema as a whole could not be evaluated: " + cause.reason,
                               cause.span.is_nowhere() ? exported.span : cause.span});
        return std::nullopt;
    }
    if (e.heap().as<SchemaCell>(value) == nullptr) {
        diagnostics.push_back({Id::not_a_schema,
                               value.is_undefined()
                                   ? "the default export is `undefined`, not what `defineSchema()` returns"
                                   : "the default export is not what `defineSchema()` returns",
                               exported.span});
        return std::nullopt;
    }
    try {
        return Extraction(e, diagnostics).run(value, exported.span);
    } catch (const NotExported& refused) {
        diagnostics.push_back(refused.diagnostic);
    } catch (const Thrown& thrown) {
        const Span place = thrown.span.is_nowhere() ? exported.span : thrown.span;
        diagnostics.push_back({Id::evaluation_throws, e.describe(thrown), place});
    }
    return std::nullopt;
}

}  // namespace parser
