#include "schema/join.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "schema/match.h"

namespace schema {
namespace {

template <class Named>
const Named* find(const std::vector<Named>& all, const std::string& name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

bool is_unknown(const Type& type) {
    return std::holds_alternative<Unknown>(type.shape);
}

bool has_unknown_member(const Schema& schema, const Union& members) {
    return std::any_of(members.members.begin(), members.members.end(),
                       [&](TypeId member) { return is_unknown(schema[member]); });
}

// -0 is not 0 here, and not a number is itself.
bool same_literal(const Literal& a, const Literal& b) {
    const auto* number = std::get_if<double>(&a.value);
    const auto* other = std::get_if<double>(&b.value);
    if (number == nullptr || other == nullptr) return a.value == b.value;
    return std::bit_cast<std::uint64_t>(*number) == std::bit_cast<std::uint64_t>(*other);
}

bool same_index(const Index& a, const Index& b) {
    return a.name == b.name && a.staged == b.staged && a.definition == b.definition;
}

// Holds what is known of one schema against another, and remembers the first thing that is not so.
class Comparison {
  public:
    Comparison(const Schema& known, const Schema& values) : known_(known), values_(values) {}

    std::optional<Difference> run() {
        if (known_.validation && known_.validation != values_.validation)
            differ("schemaValidation", known_.span);
        for (const Table& table : known_.tables) {
            if (const Table* same = find(values_.tables, table.name)) {
                compare(table, *same);
            } else if (!is_unknown(known_[table.document])) {
                differ(table.name, table.span);
            }
        }
        for (const Table& table : values_.tables) {
            if (!known_.open && find(known_.tables, table.name) == nullptr) differ(table.name, known_.span);
        }
        return std::move(first_);
    }

    // Whether all that is known of the one type is so in the other.
    bool agree(TypeId known, TypeId value) {
        type(known, value, "", known_[known].span);
        return !first_;
    }

  private:
    void differ(const std::string& where, Span span) {
        if (!first_) first_ = {where, span};
    }

    void compare(const Table& known, const Table& value) {
        type(known.document, value.document, known.name, known.span);
        if (!known.indexes_known) return;
        const auto has = [](const Table& table, const Index& index) {
            return std::any_of(table.indexes.begin(), table.indexes.end(),
                               [&](const Index& one) { return same_index(one, index); });
        };
        for (const Index& index : known.indexes) {
            if (!has(value, index)) differ(known.name + ".index:" + index.name, index.span);
        }
        for (const Index& index : value.indexes) {
            if (!has(known, index)) differ(known.name + ".index:" + index.name, known.span);
        }
        if (known.staged.has_value() != value.staged.has_value()) {
            differ(known.name, known.span);
        } else if (known.staged) {
            type(*known.staged, *value.staged, known.name, known.span);
        }
    }

    // `span` is of what holds the type.
    void type(TypeId known_id, TypeId value_id, const std::string& path, Span span) {
        const Type& known = known_[known_id];
        const Type& value = values_[value_id];
        if (first_ || is_unknown(known)) return;
        if (known.shape.index() != value.shape.index()) return differ(path, span);
        match(
            known.shape,
            [&](const Literal& one) {
                if (!same_literal(one, std::get<Literal>(value.shape))) differ(path, span);
            },
            [&](const Id& one) {
                if (one.table != std::get<Id>(value.shape).table) differ(path, span);
            },
            [&](const Array& one) {
                type(one.element, std::get<Array>(value.shape).element, path + "[]", known.span);
            },
            [&](const Record& one) {
                const auto& other = std::get<Record>(value.shape);
                type(one.key, other.key, path, known.span);
                type(one.value, other.value, path + "{}", known.span);
            },
            [&](const Object& one) { object(one, std::get<Object>(value.shape), path, known.span); },
            [&](const Union& one) {
                const auto& others = std::get<Union>(value.shape).members;
                // An unknown member may stand for any number of them.
                if (has_unknown_member(known_, one)) return;
                if (one.members.size() != others.size()) return differ(path, span);
                for (std::size_t i = 0; i < others.size(); ++i)
                    type(one.members[i], others[i], path, known_[one.members[i]].span);
            },
            [](const auto&) {});
    }

    void object(const Object& known, const Object& value, const std::string& path, Span span) {
        for (const Field& field : known.fields) {
            if (is_unknown(known_[field.type])) continue;
            const std::string where = path + "." + field.name;
            const Field* same = find(value.fields, field.name);
            if (same == nullptr || same->optional != field.optional) return differ(where, field.span);
            type(field.type, same->type, where, field.span);
        }
        for (const Field& field : value.fields) {
            if (!known.open && find(known.fields, field.name) == nullptr)
                return differ(path + "." + field.name, span);
        }
    }

    const Schema& known_;
    const Schema& values_;
    std::optional<Difference> first_;
};

class Join {
  public:
    Join(Schema values, const Schema& places) : values_(std::move(values)), places_(places) {}

    Schema run() {
        values_.span = places_.span;
        values_.notes = places_.notes;
        for (Table& table : values_.tables) {
            const Table* known = find(places_.tables, table.name);
            table.span = known != nullptr ? known->span : places_.span;
            for (Index& index : table.indexes) {
                const Index* same = known != nullptr ? find(known->indexes, index.name) : nullptr;
                index.span = same != nullptr ? same->span : table.span;
            }
            type(table.document, known != nullptr ? std::optional(known->document) : std::nullopt,
                 table.span);
            if (table.staged) {
                const bool has_place = known != nullptr && known->staged;
                type(*table.staged, has_place ? known->staged : std::nullopt, table.span);
            }
        }
        return std::move(values_);
    }

  private:
    // `around` is the place of what holds the type.
    void type(TypeId id, std::optional<TypeId> place, Span around) {
        Type& value = values_.types[static_cast<std::size_t>(id)];
        value.span = place ? places_[*place].span : around;
        value.made = place ? places_[*place].made : around;
        const Span here = value.span;
        const Shape* known = place ? &places_[*place].shape : nullptr;
        match(
            value.shape,
            [&](Array& one) {
                const auto* same = std::get_if<Array>(known);
                type(one.element, same != nullptr ? std::optional(same->element) : std::nullopt, here);
            },
            [&](Record& one) {
                const auto* same = std::get_if<Record>(known);
                type(one.key, same != nullptr ? std::optional(same->key) : std::nullopt, here);
                type(one.value, same != nullptr ? std::optional(same->value) : std::nullopt, here);
            },
            [&](Object& one) {
                const auto* same = std::get_if<Object>(known);
                for (Field& field : one.fields) {
                    const Field* known_field = same != nullptr ? find(same->fields, field.name) : nullptr;
                    field.span = known_field != nullptr ? known_field->span : here;
                    if (known_field != nullptr) field.pretence = known_field->pretence;
                    type(field.type, known_field != nullptr ? std::optional(known_field->type) : std::nullopt,
                         field.span);
                }
            },
            [&](Union& one) {
                const auto* same = std::get_if<Union>(known);
                const auto members = same != nullptr ? counterparts(*same, one)
                                                     : std::vector<std::optional<TypeId>>(one.members.size());
                for (std::size_t i = 0; i < members.size(); ++i) type(one.members[i], members[i], here);
            },
            [](const auto&) {});
    }

    // Which member of the union that has places each member of the other one is: by number, unless an unknown
    // one stands for several; then the next that it may be.
    std::vector<std::optional<TypeId>> counterparts(const Union& places, const Union& values) const {
        const std::vector<TypeId>& known = places.members;
        std::vector<std::optional<TypeId>> all(values.members.size());
        if (known.size() == all.size()) {
            std::copy(known.begin(), known.end(), all.begin());
            return all;
        }
        std::size_t next = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = next; j < known.size() && !all[i]; ++j) {
                if (is_unknown(places_[known[j]])) continue;
                if (!Comparison(places_, values_).agree(known[j], values.members[i])) continue;
                all[i] = known[j];
                next = j + 1;
            }
        }
        return all;
    }

    Schema values_;
    const Schema& places_;
};

}  // namespace

Schema with_places_of(Schema values, const Schema& places) {
    return Join(std::move(values), places).run();
}

std::optional<Difference> first_difference(const Schema& places, const Schema& values) {
    return Comparison(places, values).run();
}

}  // namespace schema
