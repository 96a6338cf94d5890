#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/inclusion.h"

// How inclusion is decided: the state of one question. Only `Inclusion` uses it.
namespace schema {

struct BudgetSpent {};

bool contains(const auto& sorted, const auto& item) {
    return std::binary_search(sorted.begin(), sorted.end(), item);
}

// Values that no listed literal equals: there is always another one.
std::string other_string(const std::vector<std::string>& strings);
std::int64_t other_int64(const std::vector<std::int64_t>& int64s);
double other_float64(const std::vector<std::uint64_t>& float64s);

class Search {
  public:
    Search(Inclusion& inclusion, std::uint64_t budget)
        : self_(inclusion), normals_(inclusion.normals_), steps_left_(budget) {}

    // A value of `inner` that is not in `outer`, if there is one. Throws `BudgetSpent`.
    const std::optional<Value>& outside(NormalId inner, NormalId outer);
    std::uint64_t steps_left() const { return steps_left_; }

  private:
    // The choice made for a column: a value, or none for "absent".
    using Choice = std::optional<Value>;
    using Choices = std::optional<std::vector<Choice>>;
    using Columns = std::vector<FieldSet>;
    using Row = std::vector<FieldSet>;
    using Rows = std::vector<Row>;

    // The values of a column that are in the same rows, and one of them.
    struct Class {
        std::vector<bool> survives;  // which rows hold them
        Choice choice;
    };

    void step(std::uint64_t steps = 1) {
        if (steps_left_ < steps) throw BudgetSpent{};
        steps_left_ -= steps;
    }

    // inclusion.cpp: one type against another
    std::optional<Value> find_outside(NormalId inner, NormalId outer);
    std::optional<Value> scalar_outside(const Normal& inner, const Normal& outer) const;
    Value array_outside(NormalId element, const std::vector<const Normal*>& outers,
                        std::vector<bool>& survives);
    Value record_outside(const RecordSet& record, const std::vector<const Normal*>& outers,
                         std::vector<bool>& survives);
    Choice sample(const FieldSet& set);
    Value sample(NormalId type);

    // escape.cpp: columns against rows
    std::optional<Value> object_outside(const ObjectSet& object, NormalId outer);
    Choices escape(const Columns& columns, const Rows& rows);
    Choice choice_outside(const FieldSet& column, const FieldSet& outer);
    Choices split(const Columns& columns, const Rows& rows, std::size_t at);
    std::vector<Class> classes(const FieldSet& column, const Rows& rows, std::size_t at);
    Choices without(const Columns& columns, const Rows& rows, std::size_t at, Class chosen);
    Choices expand(const Columns& columns, const Rows& rows, std::size_t at, const ObjectSet& object);

    // disjoint.cpp: never wrong when it says yes; a no may be one that a closer look would turn
    bool disjoint(const FieldSet& a, const FieldSet& b) {
        return !(a.absent && b.absent) && disjoint(a.type, b.type);
    }
    bool disjoint(NormalId a, NormalId b);
    bool find_disjoint(const Normal& a, const Normal& b);
    bool disjoint(ObjectId a, ObjectId b);
    bool disjoint(ObjectId object, const RecordSet& record);
    FieldSet record_at(const RecordSet& record, const std::string& name) const;

    bool covers(const FieldSet& outer, const FieldSet& inner) {
        return (outer.absent || !inner.absent) && !outside(inner.type, outer.type).has_value();
    }
    bool is_impossible(const FieldSet& set) const { return !set.absent && set.type == normals_.nothing(); }

    Inclusion& self_;
    Normals& normals_;
    std::uint64_t steps_left_;
};

}  // namespace schema
