#include "schema/inclusion.h"

#include <algorithm>
#include <bit>
#include <map>
#include <memory>
#include <set>

namespace schema {
namespace {

struct BudgetSpent {};

bool contains(const auto& sorted, const auto& item) {
    return std::binary_search(sorted.begin(), sorted.end(), item);
}

template <class Items>
bool intersects(const Items& a, const Items& b) {
    const bool a_is_small = a.size() < b.size();
    const Items& small = a_is_small ? a : b;
    const Items& large = a_is_small ? b : a;
    return std::any_of(small.begin(), small.end(), [&](const auto& item) { return contains(large, item); });
}

// The first item of `inner` that is not in `outer`.
template <class Items>
auto first_missing(const Items& inner, const Items& outer) {
    return std::find_if(inner.begin(), inner.end(), [&](const auto& item) { return !contains(outer, item); });
}

// Values that no listed literal equals: there is always another one.
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

}  // namespace

// The state of one question.
class Search {
  public:
    explicit Search(Inclusion& inclusion) : self_(inclusion), normals_(inclusion.normals_) {}

    // A value of `inner` that is not in `outer`, if there is one.
    const std::optional<Value>& outside(NormalId inner, NormalId outer);

  private:
    // The choice made for a column: a value, or none for "absent".
    using Choice = std::optional<Value>;
    using Columns = std::vector<FieldSet>;
    using Row = std::vector<FieldSet>;

    void step() {
        if (self_.steps_left_ == 0) throw BudgetSpent{};
        --self_.steps_left_;
    }

    std::optional<Value> find_outside(NormalId inner, NormalId outer);
    std::optional<Value> scalar_outside(const Normal& inner, const Normal& outer) const;
    std::optional<Value> array_outside(NormalId element, const std::vector<const Normal*>& outers,
                                       std::vector<bool>& survives);
    Value record_outside(const RecordSet& record, const std::vector<const Normal*>& outers,
                         std::vector<bool>& survives);
    std::optional<Value> object_outside(const ObjectSet& object, NormalId outer);

    std::optional<std::vector<Choice>> escape(Columns columns, std::vector<Row> rows);
    std::optional<std::vector<Choice>> split(const Columns& columns, const std::vector<Row>& rows,
                                             std::size_t at);
    std::optional<std::vector<Choice>> without(const Columns& columns, const std::vector<Row>& rows,
                                               std::size_t at, const std::vector<bool>& survives,
                                               Choice choice);
    std::optional<std::vector<Choice>> expand(const Columns& columns, const std::vector<Row>& rows,
                                              std::size_t at, const ObjectSet& object);

    bool covers(const FieldSet& outer, const FieldSet& inner) {
        return (outer.absent || !inner.absent) && !outside(inner.type, outer.type).has_value();
    }
    bool disjoint(const FieldSet& a, const FieldSet& b) {
        return !(a.absent && b.absent) && disjoint(a.type, b.type);
    }
    bool disjoint(NormalId a, NormalId b);
    bool disjoint(ObjectId a, ObjectId b);
    bool disjoint(ObjectId object, const RecordSet& record);
    FieldSet record_at(const RecordSet& record, const std::string& name) const;

    Choice sample(const FieldSet& set);
    Value sample(NormalId type);
    Value sample(const ObjectSet& object);

    Inclusion& self_;
    Normals& normals_;
};

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
        std::optional<Value> value = array_outside(element, {&out}, survives);
        return survives.front() ? std::nullopt : std::move(value);
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
std::optional<Value> Search::array_outside(NormalId element, const std::vector<const Normal*>& outers,
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

std::optional<Value> Search::object_outside(const ObjectSet& object, NormalId outer) {
    if (const auto choices = expand({{}}, {{FieldSet{outer, false}}}, 0, object)) return choices->front();
    return std::nullopt;
}

// Values for the columns that no row holds all of.
std::optional<std::vector<Search::Choice>> Search::escape(Columns columns, std::vector<Row> rows) {
    step();
    const auto is_empty = [&](const FieldSet& set) { return !set.absent && set.type == normals_.nothing(); };
    if (std::any_of(columns.begin(), columns.end(), is_empty)) return std::nullopt;
    std::vector<std::size_t> uncovered(columns.size(), 0);
    std::vector<Row> left;
    for (Row& row : rows) {
        step();
        bool escaped = false;
        for (std::size_t i = 0; i < columns.size() && !escaped; ++i) escaped = disjoint(columns[i], row[i]);
        if (escaped) continue;
        bool covered = true;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (covers(row[i], columns[i])) continue;
            covered = false;
            ++uncovered[i];
        }
        if (covered) return std::nullopt;
        left.push_back(std::move(row));
    }
    if (left.empty()) {
        std::vector<Choice> choices;
        for (const FieldSet& column : columns) choices.push_back(sample(column));
        return choices;
    }
    // The column that tells most rows apart.
    const auto most = std::max_element(uncovered.begin(), uncovered.end());
    return split(columns, left, static_cast<std::size_t>(most - uncovered.begin()));
}

// Tries the values of one column class by class; within a class, all are in the same rows.
std::optional<std::vector<Search::Choice>> Search::split(const Columns& columns, const std::vector<Row>& rows,
                                                         std::size_t at) {
    const FieldSet& column = columns[at];
    const Normal& in = normals_[column.type];
    std::vector<const Normal*> outers;
    for (const Row& row : rows) outers.push_back(&normals_[row[at].type]);

    std::set<std::vector<bool>> tried;
    std::optional<std::vector<Choice>> found;
    const auto attempt = [&](const std::vector<bool>& survives, const auto& choice) {
        if (found || !tried.insert(survives).second) return;
        found = without(columns, rows, at, survives, choice());
    };
    const auto survivors = [&](const auto& holds) {
        std::vector<bool> survives;
        for (const Normal* outer : outers) survives.push_back(outer->any || holds(*outer));
        return survives;
    };

    if (column.absent) {
        std::vector<bool> survives;
        for (const Row& row : rows) survives.push_back(row[at].absent);
        attempt(survives, [] { return Choice{}; });
    }
    // Rows that hold a literal only because they spell it out: at most a few for each.
    const auto literals = [&](const auto& all, const auto& of, bool everything, auto other, auto value) {
        std::set<typename std::decay_t<decltype(of(in))>::value_type> distinct;
        if (everything) {
            for (const Normal* outer : outers) distinct.insert(of(*outer).begin(), of(*outer).end());
            const std::vector listed(distinct.begin(), distinct.end());
            attempt(survivors(all), [&] { return Choice{Value{other(listed)}}; });
        } else {
            for (const auto& literal : of(in)) {
                if (found) return;
                attempt(survivors(
                            [&](const Normal& outer) { return all(outer) || contains(of(outer), literal); }),
                        [&] { return Choice{Value{value(literal)}}; });
            }
        }
    };
    literals([](const Normal& n) { return n.string; },
             [](const Normal& n) -> const auto& { return n.strings; }, in.any || in.string, other_string,
             [](const std::string& s) { return s; });
    if (!in.any && !in.string) {
        for (const std::string& table : in.ids) {
            attempt(
                survivors([&](const Normal& outer) { return outer.string || contains(outer.ids, table); }),
                [&] { return Choice{Value{DocumentId{table}}}; });
        }
    }
    literals([](const Normal& n) { return n.float64; },
             [](const Normal& n) -> const auto& { return n.float64s; }, in.any || in.float64, other_float64,
             [](std::uint64_t bits) { return std::bit_cast<double>(bits); });
    literals([](const Normal& n) { return n.int64; }, [](const Normal& n) -> const auto& { return n.int64s; },
             in.any || in.int64, other_int64, [](std::int64_t n) { return n; });
    for (const int i : {0, 1}) {
        if (in.any || in.truth[i]) {
            attempt(survivors([&](const Normal& outer) { return outer.truth[i]; }),
                    [&] { return Choice{Value{i == 1}}; });
        }
    }
    if (in.any || in.null) {
        attempt(survivors([](const Normal& outer) { return outer.null; }),
                [] { return Choice{Value{NullValue{}}}; });
    }
    if (in.any || in.bytes) {
        attempt(survivors([](const Normal& outer) { return outer.bytes; }),
                [] { return Choice{Value{Bytes{}}}; });
    }
    const auto arrays = [&](NormalId element) {
        if (found) return;
        std::vector<bool> survives(rows.size());
        const std::optional<Value> value = array_outside(element, outers, survives);
        attempt(survives, [&] { return Choice{value}; });
    };
    const auto records = [&](const RecordSet& record) {
        if (found) return;
        std::vector<bool> survives(rows.size());
        const Value value = record_outside(record, outers, survives);
        attempt(survives, [&] { return Choice{value}; });
    };
    for (const NormalId element : in.arrays) arrays(element);
    for (const RecordSet& record : in.records) records(record);
    if (in.any) {
        arrays(normals_.everything());
        for (const RecordSet& record : normals_[normals_.every_object()].records) records(record);
    }
    for (const ObjectId object : in.objects) {
        if (!found) found = expand(columns, rows, at, normals_[object]);
    }
    return found;
}

// The rest of the question once the column `at` has a value that only the surviving rows hold.
std::optional<std::vector<Search::Choice>> Search::without(const Columns& columns,
                                                           const std::vector<Row>& rows, std::size_t at,
                                                           const std::vector<bool>& survives, Choice choice) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    Columns other_columns = columns;
    other_columns.erase(other_columns.begin() + offset);
    std::vector<Row> other_rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!survives[i]) continue;
        other_rows.push_back(rows[i]);
        other_rows.back().erase(other_rows.back().begin() + offset);
    }
    std::optional<std::vector<Choice>> choices = escape(std::move(other_columns), std::move(other_rows));
    if (choices) choices->insert(choices->begin() + offset, std::move(choice));
    return choices;
}

// Replaces a column by the fields of an object of it, and each row by one for each alternative it has there.
std::optional<std::vector<Search::Choice>> Search::expand(const Columns& columns,
                                                          const std::vector<Row>& rows, std::size_t at,
                                                          const ObjectSet& object) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    const std::size_t others = columns.size() - 1;
    Columns wide = columns;
    wide.erase(wide.begin() + offset);
    for (const auto& [name, set] : object.fields) wide.push_back(set);

    std::vector<Row> wide_rows;
    for (const Row& row : rows) {
        const Normal& outer = normals_[row[at].type];
        Row base = row;
        base.erase(base.begin() + offset);
        const auto add = [&](const auto& field_of) {
            step();
            Row one = base;
            for (const auto& [name, set] : object.fields) one.push_back(field_of(name));
            wide_rows.push_back(std::move(one));
        };
        if (outer.any) add([&](const std::string&) { return FieldSet{normals_.everything(), true}; });
        for (const ObjectId other_id : outer.objects) {
            const ObjectSet& other = normals_[other_id];
            const auto is_missing = [&](const auto& field) {
                return !field.second.absent && object.at(field.first).type == normals_.nothing();
            };
            if (std::any_of(other.fields.begin(), other.fields.end(), is_missing)) continue;
            add([&](const std::string& name) { return other.at(name); });
        }
        for (const RecordSet& other : outer.records) {
            add([&](const std::string& name) { return record_at(other, name); });
        }
    }
    std::optional<std::vector<Choice>> choices = escape(std::move(wide), std::move(wide_rows));
    if (!choices) return std::nullopt;
    ObjectValue value;
    for (std::size_t i = 0; i < object.fields.size(); ++i) {
        Choice& field = (*choices)[others + i];
        if (field) value.push_back({object.fields[i].first, std::move(*field)});
    }
    choices->resize(others);
    choices->insert(choices->begin() + offset, Value{std::move(value)});
    return choices;
}

// Never wrong when it says yes; a no may be one that a closer look would turn.
bool Search::disjoint(NormalId a, NormalId b) {
    const Normal& x = normals_[a];
    const Normal& y = normals_[b];
    if (x.any || y.any) return x.empty() || y.empty();
    if ((x.null && y.null) || (x.truth[0] && y.truth[0]) || (x.truth[1] && y.truth[1]) ||
        (x.bytes && y.bytes)) {
        return false;
    }
    const auto has_strings = [](const Normal& n) { return n.string || !n.strings.empty() || !n.ids.empty(); };
    if ((x.string && has_strings(y)) || (y.string && has_strings(x))) return false;
    const auto has_float64s = [](const Normal& n) { return n.float64 || !n.float64s.empty(); };
    if ((x.float64 && has_float64s(y)) || (y.float64 && has_float64s(x))) return false;
    const auto has_int64s = [](const Normal& n) { return n.int64 || !n.int64s.empty(); };
    if ((x.int64 && has_int64s(y)) || (y.int64 && has_int64s(x))) return false;
    if (intersects(x.strings, y.strings) || intersects(x.ids, y.ids) || intersects(x.float64s, y.float64s) ||
        intersects(x.int64s, y.int64s)) {
        return false;
    }
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
    step();
    const ObjectSet& a = normals_[x];
    const ObjectSet& b = normals_[y];
    const auto apart = [&](const auto& field) { return disjoint(field.second, b.at(field.first)); };
    const auto required_only_here = [&](const auto& field) {
        return !field.second.absent && a.at(field.first).type == normals_.nothing();
    };
    return std::any_of(a.fields.begin(), a.fields.end(), apart) ||
           std::any_of(b.fields.begin(), b.fields.end(), required_only_here);
}

bool Search::disjoint(ObjectId object, const RecordSet& record) {
    step();
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
    return sample(normals_[set.objects.front()]);
}

Value Search::sample(const ObjectSet& object) {
    ObjectValue fields;
    for (const auto& [name, set] : object.fields) {
        if (Choice value = sample(set)) fields.push_back({name, std::move(*value)});
    }
    return {std::move(fields)};
}

Included Inclusion::subset(NormalId inner, NormalId outer) {
    steps_left_ = budget;
    try {
        const std::optional<Value>& witness = Search(*this).outside(inner, outer);
        return {witness ? Answer::no : Answer::yes, witness};
    } catch (const BudgetSpent&) {
        return {Answer::unknown, std::nullopt};
    }
}

}  // namespace schema
