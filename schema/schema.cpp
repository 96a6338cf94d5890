#include "schema/schema.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "schema/match.h"

namespace schema {

bool operator==(const VectorIndex& a, const VectorIndex& b) {
    const auto is_nan = [](std::optional<double> number) { return number && std::isnan(*number); };
    return a.vector_field == b.vector_field && a.filter_fields == b.filter_fields &&
           (a.dimensions == b.dimensions || (is_nan(a.dimensions) && is_nan(b.dimensions)));
}

std::vector<const Note*> notes_above(const Schema& schema, const Span& span) {
    std::vector<const Note*> found;
    for (const Note& note : schema.notes) {
        if (note.owner.file == span.file && note.owner.begin == span.begin) found.push_back(&note);
    }
    return found;
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

namespace {

// Collects the unknown places of a type. Whether a type has any is found out once for each.
class UnknownSearch {
  public:
    UnknownSearch(const Schema& schema, std::size_t limit) : schema_(schema), limit_(limit) {}

    void visit(TypeId id, const std::string& path, Span span) {
        if (places_.size() >= limit_ || !has_unknown(id)) return;
        match(
            schema_[id].shape,
            [&](const Unknown& unknown) {
                places_.push_back({path, unknown.reason, span});
            },
            [&](const Array& array) { visit(array.element, path + "[]", span); },
            [&](const Record& record) {
                visit(record.key, path, span);
                visit(record.value, path + "{}", span);
            },
            [&](const Object& object) {
                for (const Field& field : object.fields) {
                    visit(field.type, path.empty() ? field.name : path + "." + field.name, field.span);
                }
                if (object.open)
                    places_.push_back({path, "some of its fields are not known", schema_[id].span});
            },
            [&](const Union& members) {
                for (const TypeId member : members.members) visit(member, path, span);
            },
            [](const auto&) {});
    }

    std::vector<UnknownPlace> take() { return std::move(places_); }

  private:
    bool has_unknown(TypeId id) {
        const auto [entry, is_new] = known_.try_emplace(id, false);
        if (!is_new) return entry->second;
        const bool has = match(
            schema_[id].shape, [](const Unknown&) { return true; },
            [&](const Array& array) { return has_unknown(array.element); },
            [&](const Record& record) { return has_unknown(record.key) || has_unknown(record.value); },
            [&](const Object& object) {
                return object.open ||
                       std::any_of(object.fields.begin(), object.fields.end(),
                                   [&](const Field& field) { return has_unknown(field.type); });
            },
            [&](const Union& members) {
                return std::any_of(members.members.begin(), members.members.end(),
                                   [&](TypeId member) { return has_unknown(member); });
            },
            [](const auto&) { return false; });
        known_[id] = has;
        return has;
    }

    const Schema& schema_;
    std::size_t limit_;
    std::unordered_map<TypeId, bool> known_;
    std::vector<UnknownPlace> places_;
};

}  // namespace

std::vector<UnknownPlace> unknown_places(const Schema& schema, TypeId type, std::size_t limit) {
    UnknownSearch search(schema, limit);
    search.visit(type, "", schema[type].span);
    return search.take();
}

}  // namespace schema
