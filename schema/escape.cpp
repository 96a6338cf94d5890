#include <bit>
#include <numeric>
#include <set>

#include "schema/search.h"

// Columns against rows: values for the columns that no row holds all of.
namespace schema {

std::optional<Value> Search::object_outside(const ObjectSet& object, NormalId outer) {
    if (const Choices choices = expand({{}}, {{FieldSet{outer, false}}}, 0, object)) return choices->front();
    return std::nullopt;
}

Search::Choices Search::escape(const Columns& columns, const Rows& rows) {
    if (std::any_of(columns.begin(), columns.end(), [&](const FieldSet& set) { return is_impossible(set); }))
        return std::nullopt;
    std::vector<std::size_t> uncovered(columns.size(), 0);  // rows that do not hold all of the column
    Rows left;
    for (const Row& row : rows) {
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
        left.push_back(row);
    }
    // The column that tells most rows apart; of equal ones the last, which was made last.
    const auto most = std::max_element(uncovered.rbegin(), uncovered.rend());
    if (left.size() > 1) return split(columns, left, static_cast<std::size_t>(uncovered.rend() - most - 1));
    // What is outside of the only row in one column is outside of all, whatever the others have.
    std::vector<Choice> choices;
    bool is_outside = left.empty();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_here = !is_outside && uncovered[i] > 0;
        choices.push_back(is_here ? choice_outside(columns[i], left.front()[i]) : sample(columns[i]));
        is_outside = is_outside || is_here;
    }
    return choices;
}

Search::Choice Search::choice_outside(const FieldSet& column, const FieldSet& outer) {
    if (column.absent && !outer.absent) return std::nullopt;
    return outside(column.type, outer.type);
}

Search::Choices Search::split(const Columns& columns, const Rows& rows, std::size_t at) {
    std::vector<Class> all = classes(columns[at], rows, at);
    const auto survivors = [](const Class& one) {
        return std::count(one.survives.begin(), one.survives.end(), true);
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const Class& a, const Class& b) { return survivors(a) < survivors(b); });
    // Where values in fewer of the rows do not escape, values in more of them do not either.
    std::vector<std::vector<bool>> tried;
    const auto is_hopeless = [&](const Class& one) {
        return std::any_of(tried.begin(), tried.end(), [&](const std::vector<bool>& fewer) {
            step(rows.size() / 64 + 1);
            return std::equal(fewer.begin(), fewer.end(), one.survives.begin(),
                              [](bool a, bool b) { return !a || b; });
        });
    };
    for (Class& one : all) {
        if (is_hopeless(one)) continue;
        tried.push_back(one.survives);
        if (Choices choices = without(columns, rows, at, std::move(one))) return choices;
    }
    for (const ObjectId object : normals_[columns[at].type].objects) {
        if (Choices choices = expand(columns, rows, at, normals_[object])) return choices;
    }
    return std::nullopt;
}

// All values of a column but its objects, one for each set of rows that holds such a value.
std::vector<Search::Class> Search::classes(const FieldSet& column, const Rows& rows, std::size_t at) {
    const Normal& in = normals_[column.type];
    std::vector<const Normal*> outers;
    for (const Row& row : rows) outers.push_back(&normals_[row[at].type]);

    std::vector<Class> result;
    std::set<std::vector<bool>> known;
    const auto add = [&](const std::vector<bool>& survives, const auto& choice) {
        step(rows.size());
        if (known.insert(survives).second) result.push_back({survives, choice()});
    };
    const auto held = [&](const auto& holds) {
        std::vector<bool> survives;
        for (const Normal* outer : outers) survives.push_back(outer->any || holds(*outer));
        return survives;
    };

    if (column.absent) {
        std::vector<bool> survives;
        for (const Row& row : rows) survives.push_back(row[at].absent);
        add(survives, [] { return Choice{}; });
    }
    // Of all strings, one that no row spells out is in the fewest rows; and so for numbers.
    const auto literals = [&](const auto& all, const auto& of, auto other, auto value) {
        if (in.any || all(in)) {
            std::set<typename std::decay_t<decltype(of(in))>::value_type> distinct;
            for (const Normal* outer : outers) distinct.insert(of(*outer).begin(), of(*outer).end());
            add(held(all), [&] { return Choice{Value{other({distinct.begin(), distinct.end()})}}; });
            return;
        }
        for (const auto& literal : of(in)) {
            add(held([&](const Normal& outer) { return all(outer) || contains(of(outer), literal); }),
                [&] { return Choice{Value{value(literal)}}; });
        }
    };
    literals([](const Normal& n) { return n.string; },
             [](const Normal& n) -> const auto& { return n.strings; }, other_string,
             [](const std::string& s) { return s; });
    for (const std::string& table : in.ids) {
        add(held([&](const Normal& outer) { return outer.string || contains(outer.ids, table); }),
            [&] { return Choice{Value{DocumentId{table}}}; });
    }
    literals([](const Normal& n) { return n.float64; },
             [](const Normal& n) -> const auto& { return n.float64s; }, other_float64,
             [](std::uint64_t bits) { return std::bit_cast<double>(bits); });
    literals([](const Normal& n) { return n.int64; }, [](const Normal& n) -> const auto& { return n.int64s; },
             other_int64, [](std::int64_t n) { return n; });
    for (const int i : {0, 1}) {
        if (in.any || in.truth[i])
            add(held([&](const Normal& outer) { return outer.truth[i]; }),
                [&] { return Choice{Value{i == 1}}; });
    }
    if (in.any || in.null)
        add(held([](const Normal& outer) { return outer.null; }), [] { return Choice{Value{NullValue{}}}; });
    if (in.any || in.bytes)
        add(held([](const Normal& outer) { return outer.bytes; }), [] { return Choice{Value{Bytes{}}}; });
    const auto arrays = [&](NormalId element) {
        std::vector<bool> survives(rows.size());
        Value value = array_outside(element, outers, survives);
        add(survives, [&] { return Choice{std::move(value)}; });
    };
    const auto records = [&](const RecordSet& record) {
        std::vector<bool> survives(rows.size());
        Value value = record_outside(record, outers, survives);
        add(survives, [&] { return Choice{std::move(value)}; });
    };
    for (const NormalId element : in.arrays) arrays(element);
    for (const RecordSet& record : in.records) records(record);
    if (in.any) {
        arrays(normals_.everything());
        for (const RecordSet& record : normals_[normals_.every_object()].records) records(record);
    }
    return result;
}

// The rest of the question once the column `at` has the value that was chosen.
Search::Choices Search::without(const Columns& columns, const Rows& rows, std::size_t at, Class chosen) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    Columns other_columns = columns;
    other_columns.erase(other_columns.begin() + offset);
    Rows other_rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!chosen.survives[i]) continue;
        step();
        other_rows.push_back(rows[i]);
        other_rows.back().erase(other_rows.back().begin() + offset);
    }
    Choices choices = escape(other_columns, other_rows);
    if (choices) choices->insert(choices->begin() + offset, std::move(chosen.choice));
    return choices;
}

// Replaces a column by the fields of an object of it, and each row by one for each alternative it has there.
Search::Choices Search::expand(const Columns& columns, const Rows& rows, std::size_t at,
                               const ObjectSet& object) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    const std::size_t others = columns.size() - 1;
    Columns wide = columns;
    wide.erase(wide.begin() + offset);
    for (const auto& [name, set] : object.fields) wide.push_back(set);

    Rows wide_rows;
    for (const Row& row : rows) {
        const Normal& outer = normals_[row[at].type];
        Row base = row;
        base.erase(base.begin() + offset);
        const auto add = [&](const auto& field_of) {
            Row one = base;
            for (const auto& [name, set] : object.fields) one.push_back(field_of(name));
            wide_rows.push_back(std::move(one));
        };
        step(1 + outer.objects.size() + outer.records.size());
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
    Choices choices = escape(wide, wide_rows);
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

}  // namespace schema
