#pragma once

#include <optional>
#include <string>
#include <variant>

#include "diff/change.h"
#include "schema/schema.h"
#include "schema/value.h"

namespace diff {

// The way from a table to what is being compared, innermost first. It lives on the stack of
// the comparison; from it come the path of a change and the document around a faulty value.
struct Place {
    struct Field {
        const schema::Object* before;  // the objects it is a field of, or is not
        const schema::Object* after;
        std::string name;
    };
    struct Element {};
    struct Entry {
        schema::TypeId before;  // the keys
        schema::TypeId after;
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

// The document of one side that has `value`, or nothing, at `place`: as little else as it can, and of that
// what the other side takes too. None, if some other part of it cannot be had. Backward it is a document
// of the old side, forward one of the new.
std::optional<schema::Value> document_around(const Place& place, std::optional<schema::Value> value,
                                             const schema::Schema& before, const schema::Schema& after,
                                             Direction direction);

}  // namespace diff
