#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/form.h"

// The normal form of a type as a set of values: what inclusion is decided on.
// Every part of a normal is inhabited, so a normal is empty exactly when it has no parts.
namespace schema {

enum class NormalId : std::uint32_t {};
enum class ObjectId : std::uint32_t {};

// Where a part of a type is unknown, it is bounded from both sides: by nothing at all and by everything.
enum class Bound : std::uint8_t { lower, upper };

// The values a field may have, "absent" being one of them.
struct FieldSet {
    NormalId type;
    bool absent = false;
    friend bool operator==(const FieldSet&, const FieldSet&) = default;
};

// Objects with exactly these fields.
struct ObjectSet {
    std::vector<std::pair<std::string, FieldSet>> fields;  // by name; none that can only be absent

    // What objects of this set may have at `name`: absent, where it is not declared.
    FieldSet at(const std::string& name) const;
};

// Objects whose every field name is in `keys` and every field value in `values`.
struct RecordSet {
    NormalId keys;
    NormalId values;
    friend bool operator==(const RecordSet&, const RecordSet&) = default;
    friend bool operator<(const RecordSet& a, const RecordSet& b) {
        return std::tie(a.keys, a.values) < std::tie(b.keys, b.values);
    }
};

struct Normal {
    bool any = false;  // everything; then no other part is set
    bool null = false;
    bool truth[2] = {false, false};
    bool int64 = false;    // every int64; then `int64s` is empty
    bool float64 = false;  // every float64; then `float64s` is empty
    bool string = false;   // every string; then `strings` and `ids` are empty
    bool bytes = false;
    std::vector<std::int64_t> int64s;     // sorted
    std::vector<std::uint64_t> float64s;  // sorted; bit patterns, since the backend compares those
    std::vector<std::string> strings;     // sorted
    std::vector<std::string> ids;         // tables, sorted
    std::vector<NormalId> arrays;         // element types, sorted
    std::vector<ObjectId> objects;        // sorted
    std::vector<RecordSet> records;       // sorted

    bool empty() const;
};

class Normals {
  public:
    explicit Normals(const Forms& forms);

    // The set of the values of `form`, or of a bound of them where it is not wholly known.
    NormalId of(FormId form, Bound bound);
    // The same for the documents of a table: objects, without the fields whose name starts with `_`.
    NormalId of_documents(FormId form, Bound bound);

    NormalId intern(Normal normal);
    NormalId unite(const std::vector<NormalId>& parts);
    // Objects with these fields; nothing, if one of them can have no value and not be absent.
    NormalId object(std::vector<std::pair<std::string, FieldSet>> fields);
    NormalId record(NormalId keys, NormalId values);

    NormalId nothing() const { return nothing_; }
    NormalId everything() const { return everything_; }
    NormalId every_object() const { return every_object_; }
    const Normal& operator[](NormalId id) const { return normals_[static_cast<std::size_t>(id)]; }
    const ObjectSet& operator[](ObjectId id) const { return objects_[static_cast<std::size_t>(id)]; }

  private:
    NormalId compute(const Form& form, Bound bound);
    NormalId object_of(const ObjectForm& form, Bound bound, bool is_document);

    const Forms& forms_;
    std::deque<Normal> normals_;  // a reference to one stays good when others are added
    std::deque<ObjectSet> objects_;
    std::unordered_map<std::string, NormalId> by_key_;
    std::unordered_map<std::string, ObjectId> objects_by_key_;
    std::unordered_map<std::uint64_t, NormalId> by_form_;
    NormalId nothing_;
    NormalId everything_;
    NormalId every_object_;
};

}  // namespace schema
