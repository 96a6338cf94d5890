#pragma once

#include <set>
#include <string>

#include "schema/bridge.h"
#include "schema/form.h"
#include "schema/schema.h"

namespace emit {

// Holds a schema against the bridge that it should be: form for form, index for index. What is staged for a
// table follows from its own text, and is not looked at.
class SameAsBridge {
  public:
    SameAsBridge(const schema::Schema& bridge, const schema::Schema& made);

    // The tables that are not as in the bridge.
    const std::set<std::string>& different_tables() const { return different_; }
    // Whether all of it is the bridge.
    bool is_whole() const { return is_whole_ && different_.empty(); }
    // Whether what an operation does is done.
    bool has(const schema::Operation& operation) const;

  private:
    bool is_same(const schema::Table& table, const schema::Table& other);

    const schema::Schema& bridge_;
    const schema::Schema& made_;
    mutable schema::Forms forms_;
    std::set<std::string> different_;
    bool is_whole_ = true;
};

}  // namespace emit
