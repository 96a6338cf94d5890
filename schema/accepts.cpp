#include "schema/accepts.h"

#include <algorithm>
#include <bit>

#include "schema/match.h"

namespace schema {
namespace {

Answer from(bool yes) {
    return yes ? Answer::yes : Answer::no;
}

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

bool equals(const Literal& literal, const Value& value) {
    return match(
        literal.value, [&](bool wanted) { return is<bool>(value) && std::get<bool>(value.is) == wanted; },
        [&](std::int64_t wanted) {
            return is<std::int64_t>(value) && std::get<std::int64_t>(value.is) == wanted;
        },
        [&](double wanted) {  // by the bits: -0 is not 0, NaN is NaN
            return is<double>(value) && std::bit_cast<std::uint64_t>(std::get<double>(value.is)) ==
                                            std::bit_cast<std::uint64_t>(wanted);
        },
        [&](const std::string& wanted) {
            return is<std::string>(value) && std::get<std::string>(value.is) == wanted;
        });
}

// A key is judged as the string it is. One that is written as an id is one.
Answer accepts_key(const Schema& schema, TypeId type, const std::string& key) {
    if (const auto* id = std::get_if<Id>(&schema[type].shape)) return from(is_written_id(key, id->table));
    if (const auto* type_union = std::get_if<Union>(&schema[type].shape)) {
        Answer answer = Answer::no;
        for (const TypeId member : type_union->members)
            answer = either(answer, accepts_key(schema, member, key));
        return answer;
    }
    return accepts(schema, type, {key});
}

Answer accepts_object(const Schema& schema, const Object& type, const ObjectValue& fields, bool is_document) {
    const auto is_system = [&](const std::string& name) { return is_document && name.starts_with('_'); };
    Answer answer = Answer::yes;
    for (const Field& field : type.fields) {
        if (is_system(field.name)) continue;
        const auto found =
            std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == field.name; });
        if (found != fields.end()) {
            answer = both(answer, accepts(schema, field.type, found->value));
        } else if (!field.optional) {
            const bool is_unknown = std::holds_alternative<Unknown>(schema[field.type].shape);
            answer = both(answer, is_unknown ? Answer::unknown : Answer::no);
        }
    }
    const auto is_declared = [&](const std::string& name) {
        return std::any_of(type.fields.begin(), type.fields.end(),
                           [&](const Field& f) { return f.name == name; });
    };
    for (const auto& [name, value] : fields) {
        if (is_system(name) || is_declared(name)) continue;
        answer = both(answer, type.open ? Answer::unknown : Answer::no);
    }
    // What is not known of an object may also ask for more than is there.
    return type.open ? both(answer, Answer::unknown) : answer;
}

Answer accepts_table_type(const Schema& schema, TypeId type, const ObjectValue& document) {
    const Shape& shape = schema[type].shape;
    if (std::holds_alternative<Any>(shape)) return Answer::yes;
    if (const auto* object = std::get_if<Object>(&shape))
        return accepts_object(schema, *object, document, true);
    if (const auto* type_union = std::get_if<Union>(&shape)) {
        Answer answer = Answer::no;
        for (const TypeId member : type_union->members) {
            answer = either(answer, accepts_table_type(schema, member, document));
        }
        return answer;
    }
    return accepts(schema, type, {document});
}

}  // namespace

Answer accepts(const Schema& schema, TypeId type, const Value& value) {
    return match(
        schema[type].shape, [](const Any&) { return Answer::yes; },
        [](const Unknown&) { return Answer::unknown; },
        [&](const Null&) { return from(is<NullValue>(value)); },
        [&](const Boolean&) { return from(is<bool>(value)); },
        [&](const Int64&) { return from(is<std::int64_t>(value)); },
        [&](const CommitTs&) { return from(is<std::int64_t>(value)); },
        [&](const Float64&) { return from(is<double>(value)); },
        [&](const String&) { return from(is<std::string>(value) || is<DocumentId>(value)); },
        [&](const BytesType&) { return from(is<Bytes>(value)); },
        [&](const Literal& literal) { return from(equals(literal, value)); },
        [&](const Id& id) {
            return from(is<DocumentId>(value) && std::get<DocumentId>(value.is).table == id.table);
        },
        [&](const Array& array) {
            if (!is<ArrayValue>(value)) return Answer::no;
            Answer answer = Answer::yes;
            for (const Value& element : std::get<ArrayValue>(value.is)) {
                answer = both(answer, accepts(schema, array.element, element));
            }
            return answer;
        },
        [&](const Record& record) {
            if (!is<ObjectValue>(value)) return Answer::no;
            Answer answer = Answer::yes;
            for (const auto& [key, entry] : std::get<ObjectValue>(value.is)) {
                answer = both(answer, accepts_key(schema, record.key, key));
                answer = both(answer, accepts(schema, record.value, entry));
            }
            return answer;
        },
        [&](const Object& object) {
            if (!is<ObjectValue>(value)) return Answer::no;
            return accepts_object(schema, object, std::get<ObjectValue>(value.is), false);
        },
        [&](const Union& type_union) {
            Answer answer = Answer::no;
            for (const TypeId member : type_union.members)
                answer = either(answer, accepts(schema, member, value));
            return answer;
        });
}

Answer accepts_document(const Schema& schema, const Table& table, const Value& document) {
    const auto* fields = std::get_if<ObjectValue>(&document.is);
    if (fields == nullptr) return Answer::no;
    if (!schema.validation.has_value()) {
        return either(Answer::unknown, accepts_table_type(schema, table.document, *fields));
    }
    if (!*schema.validation) return Answer::yes;
    return accepts_table_type(schema, table.document, *fields);
}

}  // namespace schema
