#include "schema/search.h"

namespace schema {
namespace {

template <class Items>
bool intersects(const Items& a, const Items& b) {
    const bool a_is_small = a.size() < b.size();
    const Items& small = a_is_small ? a : b;
    const Items& large = a_is_small ? b : a;
    return std::any_of(small.begin(), small.end(), [&](const auto& item) { return contains(large, item); });
}

// Whether they share a string, a number, or any other value without parts.
bool share_scalars(const Normal& x, const Normal& y) {
    if ((x.null && y.null) || (x.truth[0] && y.truth[0]) || (x.truth[1] && y.truth[1]) ||
        (x.bytes && y.bytes)) {
        return true;
    }
    const auto has_strings = [](const Normal& n) { return n.string || !n.strings.empty() || !n.ids.empty(); };
    if ((x.string && has_strings(y)) || (y.string && has_strings(x))) return true;
    const auto has_float64s = [](const Normal& n) { return n.float64 || !n.float64s.empty(); };
    if ((x.float64 && has_float64s(y)) || (y.float64 && has_float64s(x))) return true;
    const auto has_int64s = [](const Normal& n) { return n.int64 || !n.int64s.empty(); };
    if ((x.int64 && has_int64s(y)) || (y.int64 && has_int64s(x))) return true;
    return intersects(x.strings, y.strings) || intersects(x.ids, y.ids) ||
           intersects(x.float64s, y.float64s) || intersects(x.int64s, y.int64s);
}

}  // namespace

bool Search::disjoint(NormalId a, NormalId b) {
    step();
    if (a == b) return a == normals_.nothing();
    const auto [low, high] = std::minmax(a, b);
    const std::uint64_t key = static_cast<std::uint64_t>(low) << 32U | static_cast<std::uint64_t>(high);
    if (const auto found = self_.disjoint_.find(key); found != self_.disjoint_.end()) return found->second;
    const bool answer = find_disjoint(normals_[a], normals_[b]);
    self_.disjoint_.emplace(key, answer);
    return answer;
}

bool Search::find_disjoint(const Normal& x, const Normal& y) {
    if (x.any || y.any) return x.empty() || y.empty();
    if (share_scalars(x, y)) return false;
    if (!x.arrays.empty() && !y.arrays.empty()) return false;    // both hold `[]`
    if (!x.records.empty() && !y.records.empty()) return false;  // both hold `{}`
    const auto all_disjoint = [&](const auto& some, const auto& others) {
        for (const auto& one : some) {
            for (const auto& other : others) {
                if (!disjoint(one, other)) return false;
            }
        }
        return true;
    };
    return all_disjoint(x.objects, y.objects) && all_disjoint(x.objects, y.records) &&
           all_disjoint(y.objects, x.records);
}

bool Search::disjoint(ObjectId x, ObjectId y) {
    const ObjectSet& a = normals_[x];
    const ObjectSet& b = normals_[y];
    step();
    // By name, both at once.
    const FieldSet absent = {normals_.nothing(), true};
    auto i = a.fields.begin();
    auto j = b.fields.begin();
    while (i != a.fields.end() || j != b.fields.end()) {
        const bool only_a = j == b.fields.end() || (i != a.fields.end() && i->first < j->first);
        const bool only_b = !only_a && (i == a.fields.end() || j->first < i->first);
        const FieldSet& in_a = only_b ? absent : i->second;
        const FieldSet& in_b = only_a ? absent : j->second;
        if (disjoint(in_a, in_b)) return true;
        if (!only_b) ++i;
        if (!only_a) ++j;
    }
    return false;
}

bool Search::disjoint(ObjectId object, const RecordSet& record) {
    const auto& fields = normals_[object].fields;
    return std::any_of(fields.begin(), fields.end(), [&](const auto& field) {
        return disjoint(field.second, record_at(record, field.first));
    });
}

FieldSet Search::record_at(const RecordSet& record, const std::string& name) const {
    const Normal& keys = normals_[record.keys];
    const bool has_key = keys.string || contains(keys.strings, name);  // a field's name is never an id
    return {has_key ? record.values : normals_.nothing(), true};
}

}  // namespace schema
