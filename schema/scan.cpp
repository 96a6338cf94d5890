#include "schema/scan.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "schema/match.h"

namespace schema {
namespace {

// The test on the types of two schemas. A validator used in many places is compared once.
class Comparison {
  public:
    Comparison(const Schema& before, const Schema& after) : before_(before), after_(after) {}

    bool document_subset(TypeId before, TypeId after) {
        if (is<Any>(after_, after)) return true;
        const auto* object = as<Object>(before_, before);
        const auto* outer_object = as<Object>(after_, after);
        if (object != nullptr && outer_object != nullptr) return fields_subset(*object, *outer_object, true);
        if (const auto* members = as<Union>(before_, before)) {
            return std::all_of(members->members.begin(), members->members.end(),
                               [&](TypeId member) { return document_subset(member, after); });
        }
        const auto* outer = as<Union>(after_, after);
        return outer != nullptr &&
               std::any_of(outer->members.begin(), outer->members.end(),
                           [&](TypeId member) { return document_subset(before, member); });
    }

  private:
    // The members of a union, nested ones too: those without parts by what they are.
    struct Members {
        std::unordered_set<std::string> leaves;
        std::vector<TypeId> others;
    };

    bool subset(TypeId before, TypeId after) {
        const std::optional<std::string> leaf = leaf_of(before_, before);
        if (leaf) return leaf_subset(before, *leaf, members_of(after));
        return once(subsets_, before, after, [&] { return find_subset(before, after); });
    }
    bool equal(TypeId before, TypeId after) {
        const std::optional<std::string> leaf = leaf_of(before_, before);
        if (leaf) return leaf == leaf_of(after_, after);
        return once(equals_, before, after, [&] { return find_equal(before, after); });
    }

    // Of types with parts: arrays, records, objects, unions.
    bool find_subset(TypeId before, TypeId after) {
        if (is<Unknown>(before_, before) || is<Unknown>(after_, after)) return false;
        const auto* array = as<Array>(before_, before);
        const auto* outer_array = as<Array>(after_, after);
        if (array != nullptr && outer_array != nullptr) return subset(array->element, outer_array->element);
        const auto* object = as<Object>(before_, before);
        const auto* outer_object = as<Object>(after_, after);
        if (object != nullptr && outer_object != nullptr) return fields_subset(*object, *outer_object, false);
        if (is<Any>(after_, after) || equal(before, after)) return true;
        if (const auto* members = as<Union>(before_, before)) {
            return std::all_of(members->members.begin(), members->members.end(),
                               [&](TypeId member) { return subset(member, after); });
        }
        if (!is<Union>(after_, after)) return false;
        const Members& outer = members_of(after);
        return outer.leaves.contains(any_leaf) ||
               std::any_of(outer.others.begin(), outer.others.end(),
                           [&](TypeId member) { return subset(before, member); });
    }

    // A literal is in its type, an id in the strings, an int64 and a commit timestamp in each other, and a
    // boolean in both of its literals.
    bool leaf_subset(TypeId before, const std::string& leaf, const Members& outer) const {
        const auto has = [&](const std::string& one) { return outer.leaves.contains(one); };
        const auto has_int64 = [&] { return has(leaf_of(Int64{})) || has(leaf_of(CommitTs{})); };
        if (has(leaf) || has(any_leaf)) return true;
        return match(
            before_[before].shape,
            [&](const Literal& literal) {
                return match(
                    literal.value, [&](bool) { return has(leaf_of(Boolean{})); },
                    [&](std::int64_t) { return has_int64(); },
                    [&](double) { return has(leaf_of(Float64{})); },
                    [&](const std::string&) { return has(leaf_of(String{})); });
            },
            [&](const Boolean&) { return has(leaf_of(Literal{true})) && has(leaf_of(Literal{false})); },
            [&](const Int64&) { return has_int64(); }, [&](const CommitTs&) { return has_int64(); },
            [&](const Id&) { return has(leaf_of(String{})); }, [](const auto&) { return false; });
    }

    const Members& members_of(TypeId after) {
        const auto [entry, is_new] = members_.try_emplace(after);
        if (is_new) flatten(after, entry->second);
        return entry->second;
    }

    void flatten(TypeId type, Members& members) const {
        if (auto leaf = leaf_of(after_, type)) {
            members.leaves.insert(std::move(*leaf));
        } else if (const auto* nested = as<Union>(after_, type)) {
            for (const TypeId member : nested->members) flatten(member, members);
        } else {
            members.others.push_back(type);
        }
    }

    // What a type without parts is, equal for equal ones: its number among the shapes, and its value.
    static std::string leaf_of(const Shape& shape) {
        std::string kind = std::to_string(shape.index());
        const auto* id = std::get_if<Id>(&shape);
        if (id != nullptr) return kind + id->table;
        const auto* literal = std::get_if<Literal>(&shape);
        if (literal == nullptr) return kind;
        return match(
            literal->value, [&](bool one) { return kind + (one ? "true" : "false"); },
            [&](std::int64_t one) { return kind + 'n' + std::to_string(one); },
            // By the bits: -0 is not 0.
            [&](double one) { return kind + 'f' + std::to_string(std::bit_cast<std::uint64_t>(one)); },
            [&](const std::string& one) { return kind + '"' + one; });
    }

    static std::optional<std::string> leaf_of(const Schema& schema, TypeId type) {
        const Shape& shape = schema[type].shape;
        const bool has_parts = std::holds_alternative<Array>(shape) ||
                               std::holds_alternative<Record>(shape) ||
                               std::holds_alternative<Object>(shape) ||
                               std::holds_alternative<Union>(shape) || std::holds_alternative<Unknown>(shape);
        return has_parts ? std::nullopt : std::optional(leaf_of(shape));
    }

    // No field goes, a new one is optional, and none is required that was optional.
    bool fields_subset(const Object& before, const Object& after, bool is_document) {
        if (before.open || after.open) return false;
        const auto counts = [&](const Field& field) { return !is_document || !field.name.starts_with('_'); };
        const auto stays = [&](const Field& field) {
            return !counts(field) || find(after, field.name) != nullptr;
        };
        const auto fits = [&](const Field& field) {
            if (!counts(field)) return true;
            const Field* old = find(before, field.name);
            if (old == nullptr) return field.optional;
            return (!old->optional || field.optional) && subset(old->type, field.type);
        };
        return std::all_of(before.fields.begin(), before.fields.end(), stays) &&
               std::all_of(after.fields.begin(), after.fields.end(), fits);
    }

    // The same validator, member for member and in the order written.
    bool find_equal(TypeId before, TypeId after) {
        if (before_[before].shape.index() != after_[after].shape.index()) return false;
        return match(
            before_[before].shape,
            [&](const Array& array) { return equal(array.element, as<Array>(after_, after)->element); },
            [&](const Record& record) {
                const auto* other = as<Record>(after_, after);
                return equal(record.key, other->key) && equal(record.value, other->value);
            },
            [&](const Object& object) {
                const auto* other = as<Object>(after_, after);
                const auto same = [&](const Field& field) {
                    const Field* there = find(*other, field.name);
                    return there != nullptr && there->optional == field.optional &&
                           equal(field.type, there->type);
                };
                return !object.open && !other->open && object.fields.size() == other->fields.size() &&
                       std::all_of(object.fields.begin(), object.fields.end(), same);
            },
            [&](const Union& one) {
                const auto& other = as<Union>(after_, after)->members;
                return std::equal(one.members.begin(), one.members.end(), other.begin(), other.end(),
                                  [&](TypeId a, TypeId b) { return equal(a, b); });
            },
            [](const auto&) { return false; });
    }

    static const Field* find(const Object& object, const std::string& name) {
        const auto found = std::find_if(object.fields.begin(), object.fields.end(),
                                        [&](const Field& field) { return field.name == name; });
        return found == object.fields.end() ? nullptr : &*found;
    }

    template <class Wanted>
    static const Wanted* as(const Schema& schema, TypeId type) {
        return std::get_if<Wanted>(&schema[type].shape);
    }
    template <class Wanted>
    static bool is(const Schema& schema, TypeId type) {
        return as<Wanted>(schema, type) != nullptr;
    }

    using Answers = std::unordered_map<std::uint64_t, bool>;

    template <class Find>
    static bool once(Answers& answers, TypeId before, TypeId after, const Find& find) {
        const std::uint64_t key =
            static_cast<std::uint64_t>(before) << 32U | static_cast<std::uint64_t>(after);
        if (const auto known = answers.find(key); known != answers.end()) return known->second;
        const bool answer = find();
        answers.emplace(key, answer);
        return answer;
    }

    const Schema& before_;
    const Schema& after_;
    Answers subsets_;
    Answers equals_;
    std::unordered_map<TypeId, Members> members_;
    inline static const std::string any_leaf = leaf_of(Any{});
};

}  // namespace

bool skips_scan(const Schema& before_schema, const Table& before, const Schema& after_schema,
                const Table& after) {
    if (!before_schema.validation.has_value() || !after_schema.validation.has_value()) return false;
    if (!*after_schema.validation) return true;
    // What was not enforced may hold anything.
    if (!*before_schema.validation) return std::holds_alternative<Any>(after_schema[after.document].shape);
    return Comparison(before_schema, after_schema).document_subset(before.document, after.document);
}

}  // namespace schema
