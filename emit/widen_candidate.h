#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "emit/rewrite.h"
#include "emit/typescript.h"
#include "emit/widen_places.h"
#include "emit/widen_text.h"
#include "schema/bridge.h"

namespace emit {

// One way to write an operation of the bridge in the source. It may be taken where all that the rewritten
// code makes asks for the same.
struct Candidate {
    const Code* code;
    Rewrite rewrite;
    std::uint64_t uses = 1;                              // how many places the rewritten code makes
    std::string place;                                   // the one of them that is meant
    bool is_replacement = false;                         // printed TypeScript in place of a table's own
    std::optional<schema::Path> printed = std::nullopt;  // the part of the table that it prints as a whole
};

// The ways to write the operations of one bridge, each from the smallest to the largest.
class Candidates {
  public:
    Candidates(Places& places, OldTexts& old, const schema::Schema& bridge)
        : places_(places), old_(old), bridge_(bridge) {}

    std::vector<Candidate> of(const schema::Operation& operation);

    // Larger ones: what is around the place, from the inside out, printed as it is in the bridge.
    std::vector<Candidate> around(const schema::Operation& operation);

    // The whole table, printed.
    std::vector<Candidate> replacing(const schema::Table& whole);

  private:
    using All = std::vector<Candidate>;
    // A field's type, as it is written in a file.
    using Write = std::function<std::string(const Code&)>;

    // widen_fields.cpp
    void make_optional(const Place& place, All& all);
    void make_edge_optional(const Place& place, All& all);
    void add_field(const Place& object, const schema::AddField& added, All& all);
    void override_field(const Place& place, std::size_t hop, All& all);
    void extend(const Place& object, const std::string& name, const Write& type, All& all);

    // Ways around what is shared with more than documents come first, unless they are long.
    static void add_around(All around, All inside, All& all);

    // widen_types.cpp
    void widen(const Place& place, const schema::Widen& widening, All& all);
    void widen_where_made(const Place& place, const schema::Widen& widening, bool is_printed, All& all);
    void widen_where_used(const Place& place, const schema::Widen& widening, bool is_printed, All& all);
    void widen_documents(const Place& place, const std::string& members, All& all);
    std::vector<std::string> old_types(const schema::Widen& widening, const Code& code, bool is_printed);
    void accept_any(const Place& place, All& all);
    void print(const Place& place, All& all);
    Place in_bridge(const Place& place, std::size_t hop) const;

    // widen_tables.cpp
    void add_table(const schema::Operation& operation, const schema::AddTable& added, All& all);
    void keep_index(const schema::Table& table, const schema::Index& index, All& all);
    void keep_indexes_of_spread(const schema::Table& table, All& all);
    void skip_validation(All& all);
    void put_table(const std::string& name, const std::string& text, const std::optional<std::string>& after,
                   bool is_replacement, All& all);
    const schema::Table* new_table(const std::string& name) const;
    const schema::Table* bridge_table(const std::string& name) const;
    std::optional<Snippet> tables_of_schema();

    Places& places_;
    OldTexts& old_;
    const schema::Schema& bridge_;
};

}  // namespace emit
