#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// A Convex value, as documents are made of. Witnesses are built from them and
// the checker judges them; JSON is made of them elsewhere.
namespace schema {

struct Value;
struct FieldValue;

// An id of a document of `table`. It is a string to Convex, but no string that
// a schema spells out is ever one.
struct DocumentId {
    std::string table;
    friend bool operator==(const DocumentId&, const DocumentId&) = default;
};

struct Bytes {
    std::string data;
    friend bool operator==(const Bytes&, const Bytes&) = default;
};

struct NullValue {
    friend bool operator==(const NullValue&, const NullValue&) = default;
};

using ArrayValue = std::vector<Value>;
using ObjectValue = std::vector<FieldValue>;

struct Value {
    std::variant<NullValue, bool, std::int64_t, double, std::string, DocumentId, Bytes, ArrayValue,
                 ObjectValue>
        is;

    // Whatever the order of an object's fields is.
    friend bool operator==(const Value& a, const Value& b);
};

struct FieldValue {
    std::string name;
    Value value;

    friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

// How many values there are in one, itself among them.
std::size_t size_of(const Value& value);

// How an id of `table` is written wherever a document is shown: digits, then the
// table's name, which convex-test accepts as an id.
std::string written_id(const std::string& table, unsigned number = 0);

// Whether `text` is an id of `table`, written so.
bool is_written_id(std::string_view text, std::string_view table);

}  // namespace schema
