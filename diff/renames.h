#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/schema.h"

// Comments `@renamed from=old`: which two fields of an object they make one, which literal and which table
// they name, and what has become of each of them. They never change a verdict, nor which changes break
// documents.
namespace diff {

// A field that went, and the one that it came back as.
struct Renamed {
    const schema::Field* before;
    const schema::Field* after;
};

// What a comment of the new schema does. A field may stand at many places: the first of these that it is
// at one of them counts.
enum class NoteFate : std::uint8_t {
    applied,          // it makes one change of two
    unsure,           // a part is unknown, or a literal may be renamed by it: nothing is said of it
    both_before,      // the old schema has both, the new one as optional: no value moves
    traded,           // the same, and the new name is said to be the old one of another field
    finished,         // the field, or the table, was there before
    ambiguous,        // one of its two fields is in another such comment too
    still_declared,   // the old one is there still
    nothing_removed,  // there was none of that name
    nothing_before,   // all that is around the field is new
    above_table,      // and Convex renames none
    above_no_field,
    malformed,
};

struct RenameNote {
    NoteFate fate;
    std::string text;  // what follows `@renamed`
    schema::Span span;
    std::string from;                  // the old name
    std::optional<std::string> table;  // where the field is; none, if there is none
    std::string path;
    std::string stable_path;
    std::optional<std::string> literal = {};  // that it is above; then there is no path
};

class Renames {
  public:
    Renames(const schema::Schema& before, const schema::Schema& after);

    // Those of the fields that went and came at one place which a comment of either side makes one. What
    // is named in two ways is none. Swapping the sides swaps each pair, and changes nothing else.
    std::vector<Renamed> among(const std::vector<const schema::Field*>& removed,
                               const std::vector<const schema::Field*>& added) const;
    // The same of all fields that went from one object, and came to the other.
    std::vector<Renamed> between(const schema::Object& old, const schema::Object& now) const;

    // Whether a comment of the new schema stands above a field.
    bool is_noted(const schema::Field& field) const { return !above(new_notes_, field.span).empty(); }

    // Where a field of the new schema is.
    struct Spot {
        std::string table;
        std::string path;
        std::string stable_path;
    };
    // Takes down what becomes of the comments above a field of `now`, which stands where `old` stood;
    // `pair` is of what it was made, if it was.
    void judge(const schema::Field& field, const schema::Object& old, const schema::Object& now,
               const Renamed* pair, const Spot& spot);
    // The same for all fields of a type of the new schema that are not compared one by one.
    void judge_all(schema::TypeId type, NoteFate fate, const Spot& spot);

    // What has become of every comment of the new schema, in their order.
    std::vector<RenameNote> notes() &&;

  private:
    struct Named {
        std::size_t number;  // in `schema.notes`
        std::string from;
    };
    using Notes = std::map<std::pair<diagnostics::FileId, std::uint32_t>, std::vector<Named>>;

    static Notes notes_of(const schema::Schema& schema);
    static const std::vector<Named>& above(const Notes& notes, const schema::Span& span);
    void set(const Named& note, NoteFate fate, const Spot& spot);
    bool is_traded(const Named& note, const schema::Field& field, const schema::Object& old,
                   const schema::Object& now) const;
    void judge_literal(const schema::Type& type, const Named& note);
    NoteFate fate_of_table(const schema::Table& table, const std::string& from) const;

    const schema::Schema& before_;
    const schema::Schema& after_;
    Notes old_notes_;
    Notes new_notes_;
    std::map<std::size_t, RenameNote> fates_;
};

// Whether a comment above a span says that what is there was called `name`.
bool was_called(const schema::Schema& schema, const schema::Span& span, std::string_view name);

// A literal of a union, said to have another name before, whose own name is said to be the old one of another
// literal there: which of the values are old cannot be told once some are rewritten.
const schema::Literal* renamed_twice(const schema::Schema& schema);

// The old name that comments above two literals of a union give.
std::optional<std::string> claimed_twice(const schema::Schema& schema);

}  // namespace diff
