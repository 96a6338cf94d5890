#include "schema/accepts.h"

#include <algorithm>
#include <utility>

#include "schema/match.h"
#include "schema/meant.h"
#include "schema/path.h"

namespace schema {
namespace {

// Both must hold: a `no` decides, then an `unknown`.
Answer both(Answer a, Answer b) {
    if (a == Answer::no || b == Answer::no) return Answer::no;
    return a == Answer::unknown ? a : b;
}

Answer either(Answer a, Answer b) {
    if (a == Answer::yes || b == Answer::yes) return Answer::yes;
    return a == Answer::unknown ? a : b;
}

template <class Wanted>
bool is(const Value& value) {
    return std::holds_alternative<Wanted>(value.is);
}

// The fields of an object, to be found by name.
class ByName {
  public:
    explicit ByName(const ObjectValue& fields) : fields_(fields) {
        const auto before = [](const FieldValue& a, const FieldValue& b) { return a.name < b.name; };
        if (std::is_sorted(fields.begin(), fields.end(), before)) return;
        for (const FieldValue& field : fields) sorted_.push_back(&field);
        std::sort(sorted_.begin(), sorted_.end(),
                  [&](const FieldValue* a, const FieldValue* b) { return before(*a, *b); });
    }

    const Value* find(const std::string& name) const {
        std::size_t low = 0;
        for (std::size_t high = fields_.size(); low < high;) {
            const std::size_t middle = (low + high) / 2;
            const int order = at(middle).name.compare(name);
            if (order == 0) return &at(middle).value;
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return nullptr;
    }

  private:
    const FieldValue& at(std::size_t i) const { return sorted_.empty() ? fields_[i] : *sorted_[i]; }

    const ObjectValue& fields_;
    std::vector<const FieldValue*> sorted_;  // empty, if the fields are in order as they are
};

bool is_system(const std::string& name) {
    return name.starts_with('_');
}

// One walk through a value. It stops where the answer is certain, unless it collects faults.
class Walk {
  public:
    Walk(const Schema& schema, const Ids* ids, std::vector<Fault>* faults)
        : schema_(schema), ids_(ids), faults_(faults) {}

    Answer document(TypeId type, const Value& value) {
        const auto* fields = std::get_if<ObjectValue>(&value.is);
        if (fields == nullptr) return fault(Cause::wrong_type, type, value);
        if (const auto* object = std::get_if<Object>(&schema_[type].shape))
            return object_fields(*object, value, *fields, true);
        if (const auto* members = std::get_if<Union>(&schema_[type].shape)) {
            return union_members(*members, type, value,
                                 [&](TypeId member) { return document(member, value); });
        }
        return this->value(type, value);
    }

    Answer value(TypeId type, const Value& value) {
        const auto only = [&](bool fits) {
            return fits ? Answer::yes : fault(Cause::wrong_type, type, value);
        };
        return match(
            schema_[type].shape, [](const Any&) { return Answer::yes; },
            [&](const Unknown&) { return fault(Cause::unknown_type, type, value); },
            [&](const Null&) { return only(is<NullValue>(value)); },
            [&](const Boolean&) { return only(is<bool>(value)); },
            [&](const Int64&) { return only(is<std::int64_t>(value)); },
            [&](const CommitTs&) { return only(is<std::int64_t>(value)); },
            [&](const Float64&) { return only(is<double>(value)); },
            [&](const String&) { return only(is<std::string>(value) || is<DocumentId>(value)); },
            [&](const BytesType&) { return only(is<Bytes>(value)); },
            [&](const Literal& literal) {
                return equals(literal, value) ? Answer::yes : fault(Cause::wrong_literal, type, value);
            },
            [&](const Id& id) { return id_of(id, type, value); },
            [&](const Array& array) {
                const auto* elements = std::get_if<ArrayValue>(&value.is);
                return elements == nullptr ? only(false) : array_elements(array, *elements);
            },
            [&](const Record& record) {
                const auto* entries = std::get_if<ObjectValue>(&value.is);
                return entries == nullptr ? only(false) : record_entries(record, value, *entries);
            },
            [&](const Object& object) {
                const auto* fields = std::get_if<ObjectValue>(&value.is);
                return fields == nullptr ? only(false) : object_fields(object, value, *fields, false);
            },
            [&](const Union& members) {
                return union_members(members, type, value,
                                     [&](TypeId member) { return this->value(member, value); });
            });
    }

  private:
    // The answer that `cause` gives.
    Answer fault(Cause cause, std::optional<TypeId> expected, const Value& found) {
        if (faults_ != nullptr) faults_->push_back({cause, to_string(path_), expected, &found});
        return kind(cause).decided ? Answer::no : Answer::unknown;
    }

    bool is_settled(Answer answer) const { return answer == Answer::no && faults_ == nullptr; }

    // What `judge` answers one step further.
    template <class Step, class Judge, class... Parts>
    Answer below(const Judge& judge, const Parts&... parts) {
        if (faults_ == nullptr) return judge();
        path_.emplace_back(Step{parts...});
        const Answer answer = judge();
        path_.pop_back();
        return answer;
    }

    Answer id_of(const Id& id, TypeId type, const Value& value) {
        if (const auto* known = std::get_if<DocumentId>(&value.is))
            return known->table == id.table ? Answer::yes : fault(Cause::wrong_table, type, value);
        const auto* text = std::get_if<std::string>(&value.is);
        if (text == nullptr) return fault(Cause::wrong_type, type, value);
        switch (ids_ == nullptr ? Ids::Answer::no_id : ids_->judge(*text, id.table)) {
            case Ids::Answer::of_it: return Answer::yes;
            case Ids::Answer::of_another: return fault(Cause::wrong_table, type, value);
            case Ids::Answer::no_id: return fault(Cause::not_an_id, type, value);
            case Ids::Answer::unknown: break;
        }
        return fault(Cause::unchecked_id, type, value);
    }

    Answer array_elements(const Array& array, const ArrayValue& elements) {
        Answer answer = Answer::yes;
        for (const Value& element : elements) {
            answer = both(answer, below<ElementStep>([&] { return value(array.element, element); }));
            if (is_settled(answer)) break;
        }
        return answer;
    }

    Answer record_entries(const Record& record, const Value& whole, const ObjectValue& entries) {
        Answer answer = Answer::yes;
        for (const FieldValue& entry : entries) {
            answer = both(answer, below<EntryStep>([&] {
                              const Answer key = key_of(record.key, entry.name, whole);
                              return is_settled(key) ? key : both(key, value(record.value, entry.value));
                          }));
            if (is_settled(answer)) break;
        }
        return answer;
    }

    // A key is judged as the string it is. One that is written as an id is one.
    Answer key_of(TypeId type, const std::string& key, const Value& whole) {
        const Answer answer = accepts_key(type, key);
        if (answer == Answer::yes) return answer;
        return fault(answer == Answer::no ? Cause::wrong_key : Cause::unchecked_id, type, whole);
    }

    Answer accepts_key(TypeId type, const std::string& key) {
        if (const auto* members = std::get_if<Union>(&schema_[type].shape)) {
            Answer answer = Answer::no;
            for (const TypeId member : members->members) answer = either(answer, accepts_key(member, key));
            return answer;
        }
        const auto* id = std::get_if<Id>(&schema_[type].shape);
        if (id != nullptr && ids_ == nullptr) return is_written_id(key, id->table) ? Answer::yes : Answer::no;
        return Walk(schema_, ids_, nullptr).value(type, {key});
    }

    Answer object_fields(const Object& type, const Value& whole, const ObjectValue& fields,
                         bool is_document) {
        const auto counts = [&](const std::string& name) { return !is_document || !is_system(name); };
        const ByName by_name(fields);
        Answer answer = Answer::yes;
        std::size_t declared = 0;
        for (const Field& field : type.fields) {
            if (!counts(field.name)) continue;
            const Value* found = by_name.find(field.name);
            if (found != nullptr) ++declared;
            if (found == nullptr && field.optional) continue;
            const auto judge = [&] {
                if (found != nullptr) return value(field.type, *found);
                // A field of an unknown type may be optional.
                const bool is_unknown = std::holds_alternative<Unknown>(schema_[field.type].shape);
                return fault(is_unknown ? Cause::unknown_type : Cause::missing_field, field.type, whole);
            };
            answer = both(answer, below<FieldStep>(judge, field.name));
            if (is_settled(answer)) return answer;
        }
        const auto counted = std::count_if(fields.begin(), fields.end(),
                                           [&](const FieldValue& field) { return counts(field.name); });
        if (declared != static_cast<std::size_t>(counted))
            answer = both(answer, extra_fields(type, fields, counts));
        // What is not known of an object may also ask for more than is there.
        return type.open ? both(answer, fault(Cause::unknown_type, std::nullopt, whole)) : answer;
    }

    template <class Counts>
    Answer extra_fields(const Object& type, const ObjectValue& fields, const Counts& counts) {
        Answer answer = Answer::yes;
        std::vector<std::string_view> names;
        for (const Field& field : type.fields) names.push_back(field.name);
        std::sort(names.begin(), names.end());
        for (const FieldValue& field : fields) {
            if (!counts(field.name) || std::binary_search(names.begin(), names.end(), field.name)) continue;
            const Cause cause = type.open ? Cause::unknown_type : Cause::extra_field;
            answer = both(answer, below<FieldStep>([&] { return fault(cause, std::nullopt, field.value); },
                                                   field.name));
            if (is_settled(answer)) break;
        }
        return answer;
    }

    template <class Judge>
    Answer union_members(const Union& members, TypeId type, const Value& value, const Judge& judge) {
        std::vector<Fault>* const faults = std::exchange(faults_, nullptr);
        Answer answer = Answer::no;
        for (const TypeId member : members.members) {
            // Most members are literals, and most of those are others.
            const auto* literal = std::get_if<Literal>(&schema_[member].shape);
            if (literal != nullptr && !equals(*literal, value)) continue;
            answer = either(answer, judge(member));
            if (answer == Answer::yes) break;
        }
        faults_ = faults;
        if (answer == Answer::yes || faults_ == nullptr) return answer;
        if (const auto told = answer == Answer::no ? meant_member(schema_, members, value)
                                                   : first_unknown(members, judge)) {
            if (members.members.size() == 1) return judge(told->type);
            return below<MemberStep>([&] { return judge(told->type); }, told->number);
        }
        return fault(Cause::no_member, type, value);
    }

    template <class Judge>
    std::optional<UnionMember> first_unknown(const Union& members, const Judge& judge) {
        std::vector<Fault>* const faults = std::exchange(faults_, nullptr);
        std::optional<UnionMember> found;
        for (const UnionMember member : flat_members(schema_, members)) {
            if (judge(member.type) != Answer::unknown) continue;
            found = member;
            break;
        }
        faults_ = faults;
        return found;
    }

    const Schema& schema_;
    const Ids* ids_;
    std::vector<Fault>* faults_;  // none: only the answer is wanted
    Path path_;                   // kept while faults are collected
};

}  // namespace

Answer accepts(const Schema& schema, TypeId type, const Value& value, const Ids* ids) {
    return Walk(schema, ids, nullptr).value(type, value);
}

Answer accepts_document(const Schema& schema, const Table& table, const Value& document, const Ids* ids) {
    if (!std::holds_alternative<ObjectValue>(document.is)) return Answer::no;
    if (schema.validation == false) return Answer::yes;
    const Answer checked = Walk(schema, ids, nullptr).document(table.document, document);
    return schema.validation ? checked : either(Answer::unknown, checked);
}

std::vector<Fault> faults(const Schema& schema, const Table& table, const Value& document, const Ids& ids) {
    std::vector<Fault> found;
    if (accepts_document(schema, table, document, &ids) != Answer::yes)
        Walk(schema, &ids, &found).document(table.document, document);
    return found;
}

}  // namespace schema
