#include "schema/cover.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "schema/match.h"

namespace schema {
namespace {

using Values = std::vector<Value>;

// What a field may be, "absent" last.
struct Column {
    const Field* field;
    std::vector<std::optional<Value>> choices;
};

// Rows that have every choice of every column at least twice: one by one beside the first of all others, and
// all of them going round together.
Values rows(const std::vector<Column>& columns, std::size_t limit) {
    Values all;
    const auto add = [&](const auto& choice_of) {
        if (all.size() >= limit) return;
        ObjectValue fields;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& choice = columns[i].choices[choice_of(i) % columns[i].choices.size()];
            if (choice) fields.push_back({columns[i].field->name, *choice});
        }
        all.push_back({std::move(fields)});
    };
    std::size_t most = 1;
    for (const Column& column : columns) most = std::max(most, column.choices.size());
    for (std::size_t turn = 0; turn < most; ++turn) add([&](std::size_t) { return turn; });
    // As little as there can be, and from there.
    const auto last = [&](std::size_t i) { return columns[i].choices.size() - 1; };
    add(last);
    for (std::size_t turn = 0; turn < most; ++turn) add([&](std::size_t i) { return turn + i; });
    for (std::size_t one = 0; one < columns.size(); ++one) {
        for (std::size_t choice = 0; choice < columns[one].choices.size(); ++choice) {
            add([&](std::size_t i) { return i == one ? choice : 0; });
            add([&](std::size_t i) { return i == one ? choice : last(i); });
        }
    }
    return all;
}

bool is_same(const Value& a, const Value& b);

bool is_same_field(const FieldValue& a, const FieldValue& b) {
    return a.name == b.name && is_same(a.value, b.value);
}

bool is_same(const Value& a, const Value& b) {
    if (a.is.index() != b.is.index()) return false;
    return match(
        a.is,
        [&](const ArrayValue& one) {
            const auto& other = std::get<ArrayValue>(b.is);
            return std::equal(one.begin(), one.end(), other.begin(), other.end(), is_same);
        },
        [&](const ObjectValue& one) {
            const auto& other = std::get<ObjectValue>(b.is);
            return std::equal(one.begin(), one.end(), other.begin(), other.end(), is_same_field);
        },
        [&](const auto& one) { return one == std::get<std::decay_t<decltype(one)>>(b.is); });
}

class Cover {
  public:
    Cover(const Schema& schema, std::size_t limit) : schema_(schema), limit_(limit) {}

    Values type(TypeId id, bool is_document) const {
        Values all = match(
            schema_[id].shape, [](const Any&) { return any(); }, [](const Unknown&) { return Values{}; },
            [](const Null&) { return Values{{NullValue{}}}; },
            [](const Boolean&) {
                return Values{{true}, {false}};
            },
            [](const Int64&) { return Values{{std::int64_t{1}}}; },
            [](const CommitTs&) { return Values{{std::int64_t{1}}}; },
            [](const Float64&) { return Values{{1.0}}; },
            [](const String&) { return Values{{std::string("text")}}; },
            [](const BytesType&) { return Values{{Bytes{"\1"}}}; },
            [](const Literal& one) {
                return match(one.value, [](const auto& value) { return Values{{value}}; });
            },
            [](const Id& one) { return Values{{DocumentId{one.table}}}; },
            [&](const Array& one) { return arrays(type(one.element, false)); },
            [&](const Record& one) { return records(type(one.key, false), type(one.value, false)); },
            [&](const Object& one) { return object(one, is_document); },
            [&](const Union& one) {
                Values members;
                for (const TypeId member : one.members) {
                    for (Value& value : type(member, is_document)) members.push_back(std::move(value));
                }
                return members;
            });
        return distinct(std::move(all));
    }

  private:
    static Values any() { return {{std::string("text")}, {1.0}, {NullValue{}}, {ObjectValue{}}}; }

    static Values arrays(Values elements) {
        Values all = {{ArrayValue{}}};
        for (const Value& element : elements) all.push_back({ArrayValue{element}});
        if (elements.size() > 1) all.push_back({ArrayValue(elements.begin(), elements.end())});
        // The plain ones first.
        std::rotate(all.begin(), all.begin() + 1,
                    all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, all.size())));
        return all;
    }

    static Values records(const Values& keys, const Values& values) {
        Values all;
        const auto key = keys.empty() ? std::nullopt : as_key(keys.front());
        for (const Value& value : values) {
            if (key) all.push_back({ObjectValue{{*key, value}}});
        }
        all.push_back({ObjectValue{}});
        return all;
    }

    // None, if no key can be that.
    static std::optional<std::string> as_key(const Value& value) {
        if (const auto* id = std::get_if<DocumentId>(&value.is)) return written_id(id->table);
        const auto* text = std::get_if<std::string>(&value.is);
        return text == nullptr ? std::nullopt : std::optional(*text);
    }

    Values object(const Object& object, bool is_document) const {
        std::vector<Column> columns;
        for (const Field& field : object.fields) {
            if (is_document && field.name.starts_with('_')) continue;
            Column column = {&field, {}};
            for (Value& value : type(field.type, false)) column.choices.emplace_back(std::move(value));
            if (field.optional) column.choices.emplace_back(std::nullopt);
            if (column.choices.empty()) return {};
            columns.push_back(std::move(column));
        }
        return rows(columns, limit_);
    }

    Values distinct(Values all) const {
        Values kept;
        for (Value& one : all) {
            const auto is_one = [&](const Value& other) { return is_same(one, other); };
            if (kept.size() < limit_ && std::none_of(kept.begin(), kept.end(), is_one))
                kept.push_back(std::move(one));
        }
        return kept;
    }

    const Schema& schema_;
    std::size_t limit_;
};

}  // namespace

std::vector<Value> cover(const Schema& schema, TypeId type, std::size_t limit) {
    return Cover(schema, limit).type(type, false);
}

std::vector<Value> cover_documents(const Schema& schema, const Table& table, std::size_t limit) {
    const bool is_any = std::holds_alternative<Any>(schema[table.document].shape);
    if (is_any) return {{ObjectValue{}}, {ObjectValue{{"name", {std::string("text")}}}}};
    return Cover(schema, limit).type(table.document, true);
}

}  // namespace schema
