#pragma once

#include <optional>
#include <string>
#include <variant>

#include "diff/judge.h"
#include "schema/schema.h"
#include "schema/value.h"

namespace diff {

// The way from a table to what is being compared, innermost first. It lives on the stack of
// the comparison; from it come the path of a change and the document around a faulty value.
struct Place {
    struct Field {
        const schema::Object* object;  // of the old side, which has or lacks the field
        std::string name;
    };
    struct Element {};
    struct Entry {
        schema::TypeId key;  // of the old side
    };
    struct Member {
        std::size_t number;
        std::uint64_t digest;
    };

    const Place* parent = nullptr;  // none: the table
    std::variant<std::monostate, Field, Element, Entry, Member> step;

    // As people write it: `profile.tags[]|2`.
    std::string path() const;
    // The same with the form of a member instead of its number.
    std::string stable_path() const;
};

// The document of the old side that has `value`, or nothing, at `place`, and as little else as
// it can. None, if some other part of it cannot be had.
std::optional<schema::Value> document_around(const Place& place, std::optional<schema::Value> value,
                                             Judge& judge, const schema::Schema& before);

}  // namespace diff
