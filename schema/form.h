#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "schema/schema.h"

// The form of a type: what was declared, without places and without what carries
// no meaning: order of fields and members, nesting of unions, aliases of builders.
// Two types have one form exactly when a rewrite between them is no change.
namespace schema {

enum class FormId : std::uint32_t {};

struct FormField {
    std::string name;
    FormId type;
    bool optional = false;
};

struct ArrayForm {
    FormId element;
};

struct RecordForm {
    FormId key;
    FormId value;
};

struct ObjectForm {
    std::vector<FormField> fields;  // by name
    bool open = false;
};

struct UnionForm {
    std::vector<FormId> members;  // flat, distinct, never one
};

using Form = std::variant<Any, Null, Boolean, Int64, CommitTs, Float64, String, BytesType, Literal, Id,
                          ArrayForm, RecordForm, ObjectForm, UnionForm, Unknown>;

// All forms of a comparison, each stored once: equal ids, equal forms.
class Forms {
  public:
    // The form of a type. `schema` is kept apart from others by its address.
    FormId of(const Schema& schema, TypeId type);
    FormId intern(Form form);
    FormId union_of(const std::vector<FormId>& parts);

    const Form& operator[](FormId id) const { return forms_[static_cast<std::size_t>(id)]; }

    // The members of a union, or the form itself.
    std::vector<FormId> members(FormId id) const;

    // A hash of the form alone: the same in every run, whatever else was interned.
    std::uint64_t digest(FormId id) const { return digests_[static_cast<std::size_t>(id)]; }

  private:
    std::vector<Form> forms_;
    std::vector<std::uint64_t> digests_;
    std::unordered_map<std::string, FormId> by_key_;
    std::unordered_map<const Schema*, std::vector<std::optional<FormId>>> by_type_;
};

}  // namespace schema
