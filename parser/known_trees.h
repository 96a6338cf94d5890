#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "diagnostics/source.h"
#include "parser/syntax.h"

namespace parser {

// The files that were parsed before, so that those that are still the same are not parsed again.
class KnownTrees {
  public:
    KnownTrees() = default;
    // Both are to live as long as this, where they are.
    KnownTrees(const diagnostics::Sources& sources, const std::map<diagnostics::FileId, syntax::Tree>& trees);

    // The tree of a file; none, if it was not parsed, or had another text.
    const syntax::Tree* find(const diagnostics::Source& file) const;

  private:
    struct Known {
        const diagnostics::Source* file;
        const syntax::Tree* tree;
    };
    std::unordered_map<std::string, Known> by_path_;
};

}  // namespace parser
