#include "schema/scan.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

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
    bool subset(TypeId before, TypeId after) {
        return once(subsets_, before, after, [&] { return find_subset(before, after); });
    }
    bool equal(TypeId before, TypeId after) {
        return once(equals_, before, after, [&] { return find_equal(before, after); });
    }

    bool find_subset(TypeId before, TypeId after) {
        if (is<Unknown>(before_, before) || is<Unknown>(after_, after)) return false;
        const auto* array = as<Array>(before_, before);
        const auto* outer_array = as<Array>(after_, after);
        if (array != nullptr && outer_array != nullptr) return subset(array->element, outer_array->element);
        const auto* object = as<Object>(before_, before);
        const auto* outer_object = as<Object>(after_, after);
        if (object != nullptr && outer_object != nullptr) return fields_subset(*object, *outer_object, false);
        if (is<Any>(after_, after) || equal(before, after) || widens(before, after)) return true;
        if (const auto* members = as<Union>(before_, before)) {
            return std::all_of(members->members.begin(), members->members.end(),
                               [&](TypeId member) { return subset(member, after); });
        }
        const auto* outer = as<Union>(after_, after);
        if (outer == nullptr) return false;
        const auto holds_before = [&](TypeId member) { return subset(before, member); };
        return std::any_of(outer->members.begin(), outer->members.end(), holds_before) ||
               (is<Boolean>(before_, before) && holds(true, after) && holds(false, after));
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

    // A literal in its type, an id in the strings, an int64 and a commit timestamp in each other.
    bool widens(TypeId before, TypeId after) const {
        const bool outer_int64 = is<Int64>(after_, after) || is<CommitTs>(after_, after);
        if (const auto* literal = as<Literal>(before_, before)) {
            return match(
                literal->value, [&](bool) { return is<Boolean>(after_, after); },
                [&](std::int64_t) { return outer_int64; }, [&](double) { return is<Float64>(after_, after); },
                [&](const std::string&) { return is<String>(after_, after); });
        }
        if (is<Id>(before_, before)) return is<String>(after_, after);
        return outer_int64 && (is<Int64>(before_, before) || is<CommitTs>(before_, before));
    }

    // Whether a union names the literal `truth` somewhere, or something wider.
    bool holds(bool truth, TypeId after) const {
        return match(
            after_[after].shape, [](const Any&) { return true; }, [](const Boolean&) { return true; },
            [&](const Literal& literal) {
                const auto* value = std::get_if<bool>(&literal.value);
                return value != nullptr && *value == truth;
            },
            [&](const Union& outer) {
                return std::any_of(outer.members.begin(), outer.members.end(),
                                   [&](TypeId member) { return holds(truth, member); });
            },
            [](const auto&) { return false; });
    }

    // The same validator, member for member and in the order written.
    bool find_equal(TypeId before, TypeId after) {
        if (before_[before].shape.index() != after_[after].shape.index()) return false;
        return match(
            before_[before].shape,
            [&](const Literal& literal) { return literal.value == as<Literal>(after_, after)->value; },
            [&](const Id& id) { return id.table == as<Id>(after_, after)->table; },
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
            [](const Unknown&) { return false; }, [](const auto&) { return true; });
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
