#include "schema/inclusion.h"

#include <bit>
#include <set>

#include "schema/search.h"

namespace schema {
namespace {

// The first item of `inner` that is not in `outer`.
template <class Items>
auto first_missing(const Items& inner, const Items& outer) {
    return std::find_if(inner.begin(), inner.end(), [&](const auto& item) { return !contains(outer, item); });
}

}  // namespace

std::string other_string(const std::vector<std::string>& strings) {
    std::string candidate = "text";
    for (unsigned n = 2; contains(strings, candidate); ++n) candidate = "text" + std::to_string(n);
    return candidate;
}

std::int64_t other_int64(const std::vector<std::int64_t>& int64s) {
    std::int64_t candidate = 1;
    while (contains(int64s, candidate)) ++candidate;
    return candidate;
}

double other_float64(const std::vector<std::uint64_t>& float64s) {
    double candidate = 1;
    while (contains(float64s, std::bit_cast<std::uint64_t>(candidate))) ++candidate;
    return candidate;
}

const std::optional<Value>& Search::outside(NormalId inner, NormalId outer) {
    const std::uint64_t key = static_cast<std::uint64_t>(inner) << 32U | static_cast<std::uint64_t>(outer);
    if (const auto found = self_.outside_.find(key); found != self_.outside_.end()) return found->second;
    step();
    std::optional<Value> found = find_outside(inner, outer);
    return self_.outside_.emplace(key, std::move(found)).first->second;
}

std::optional<Value> Search::find_outside(NormalId inner, NormalId outer) {
    if (inner == outer || normals_[outer].any) return std::nullopt;
    const Normal& in = normals_[inner];
    const Normal& out = normals_[outer];
    if (auto value = scalar_outside(in, out)) return value;
    const auto one_array = [&](NormalId element) -> std::optional<Value> {
        std::vector<bool> survives = {true};
        Value value = array_outside(element, {&out}, survives);
        return survives.front() ? std::nullopt : std::optional(std::move(value));
    };
    const auto one_record = [&](const RecordSet& record) -> std::optional<Value> {
        std::vector<bool> survives = {true};
        Value value = record_outside(record, {&out}, survives);
        return survives.front() ? std::nullopt : std::optional(std::move(value));
    };
    for (const NormalId element : in.arrays) {
        if (auto value = one_array(element)) return value;
    }
    for (const RecordSet& record : in.records) {
        if (auto value = one_record(record)) return value;
    }
    for (const ObjectId object : in.objects) {
        if (contains(out.objects, object)) continue;
        if (auto value = object_outside(normals_[object], outer)) return value;
    }
    if (in.any) {
        if (auto value = one_array(normals_.everything())) return value;
        for (const RecordSet& record : normals_[normals_.every_object()].records) {
            if (auto value = one_record(record)) return value;
        }
    }
    return std::nullopt;
}

std::optional<Value> Search::scalar_outside(const Normal& inner, const Normal& outer) const {
    if ((inner.any || inner.null) && !outer.null) return Value{NullValue{}};
    for (const int i : {0, 1}) {
        if ((inner.any || inner.truth[i]) && !outer.truth[i]) return Value{i == 1};
    }
    if (!outer.string) {
        if (const auto id = first_missing(inner.ids, outer.ids); id != inner.ids.end())
            return Value{DocumentId{*id}};
        if (inner.any || inner.string) return Value{other_string(outer.strings)};
        const auto string = first_missing(inner.strings, outer.strings);
        if (string != inner.strings.end()) return Value{*string};
    }
    if (!outer.float64) {
        if (inner.any || inner.float64) return Value{other_float64(outer.float64s)};
        const auto number = first_missing(inner.float64s, outer.float64s);
        if (number != inner.float64s.end()) return Value{std::bit_cast<double>(*number)};
    }
    if (!outer.int64) {
        if (inner.any || inner.int64) return Value{other_int64(outer.int64s)};
        const auto number = first_missing(inner.int64s, outer.int64s);
        if (number != inner.int64s.end()) return Value{*number};
    }
    if ((inner.any || inner.bytes) && !outer.bytes) return Value{Bytes{}};
    return std::nullopt;
}

// An array of `element`s that is in as few of `outers` as any can be: one element
// against each array type that does not hold all of them. `survives` says which hold it still.
Value Search::array_outside(NormalId element, const std::vector<const Normal*>& outers,
                            std::vector<bool>& survives) {
    ArrayValue elements;
    for (std::size_t i = 0; i < outers.size(); ++i) {
        ArrayValue against;
        bool holds_all = outers[i]->any;
        for (const NormalId outer : outers[i]->arrays) {
            if (holds_all) break;
            if (auto value = outside(element, outer)) {
                against.push_back(std::move(*value));
            } else {
                holds_all = true;
            }
        }
        survives[i] = holds_all;
        if (!holds_all) std::move(against.begin(), against.end(), std::back_inserter(elements));
    }
    return Value{std::move(elements)};
}

// The same for a record: one entry of its own against each record type that does not
// hold all of them, and one that is no declared field against the object types.
Value Search::record_outside(const RecordSet& record, const std::vector<const Normal*>& outers,
                             std::vector<bool>& survives) {
    const Normal& keys = normals_[record.keys];
    std::set<std::string> entered;
    std::set<std::string> declared;
    ObjectValue entries;
    const auto fresh_key = [&]() -> std::string {
        for (unsigned n = 0;; ++n) {
            std::string key = !keys.string ? written_id(keys.ids.front(), n)
                              : n == 0     ? "key"
                                           : "key" + std::to_string(n + 1);
            if (!entered.contains(key) && !declared.contains(key)) return key;
        }
    };
    const auto enter = [&](std::string key, Value value) {
        if (entered.insert(key).second) entries.push_back({std::move(key), std::move(value)});
    };
    for (std::size_t i = 0; i < outers.size(); ++i) {
        const Normal& outer = *outers[i];
        survives[i] = outer.any;
        std::vector<std::pair<std::optional<Value>, std::optional<Value>>> against;  // a key, or a value
        for (const RecordSet& other : outer.records) {
            if (survives[i]) break;
            std::optional<Value> key = outside(record.keys, other.keys);
            std::optional<Value> value = key ? std::nullopt : outside(record.values, other.values);
            survives[i] = !key && !value;
            against.emplace_back(std::move(key), std::move(value));
        }
        if (survives[i]) continue;
        for (auto& [key, value] : against) {
            if (key) {
                const auto* id = std::get_if<DocumentId>(&key->is);
                enter(id != nullptr ? written_id(id->table) : std::get<std::string>(key->is),
                      sample(record.values));
            } else {
                enter(fresh_key(), std::move(*value));
            }
        }
        for (const ObjectId object : outer.objects) {
            for (const auto& [name, set] : normals_[object].fields) declared.insert(name);
        }
    }
    const auto has_objects = [](const Normal* outer) { return !outer->objects.empty(); };
    if (std::any_of(outers.begin(), outers.end(), has_objects)) enter(fresh_key(), sample(record.values));
    return {std::move(entries)};
}

Search::Choice Search::sample(const FieldSet& set) {
    if (set.absent) return std::nullopt;
    return sample(set.type);
}

Value Search::sample(NormalId type) {
    step();
    const Normal& set = normals_[type];
    if (auto scalar = scalar_outside(set, {})) return *scalar;
    if (!set.arrays.empty()) return {ArrayValue{}};
    if (!set.records.empty()) return {ObjectValue{}};
    ObjectValue fields;
    for (const auto& [name, field] : normals_[set.objects.front()].fields) {
        if (Choice value = sample(field)) fields.push_back({name, std::move(*value)});
    }
    return {std::move(fields)};
}

Included Inclusion::subset(NormalId inner, NormalId outer) {
    const std::uint64_t key = static_cast<std::uint64_t>(inner) << 32U | static_cast<std::uint64_t>(outer);
    if (undecided_.contains(key)) return {Answer::unknown, std::nullopt};
    const std::uint64_t budget = std::max(least_budget, std::min(question_budget, steps_left_));
    Search search(*this, budget);
    Included result = {Answer::unknown, std::nullopt};
    try {
        const std::optional<Value>& witness = search.outside(inner, outer);
        result = {witness ? Answer::no : Answer::yes, witness};
    } catch (const BudgetSpent&) {
        undecided_.insert(key);
    }
    steps_left_ -= std::min(steps_left_, budget - search.steps_left());
    return result;
}

}  // namespace schema
