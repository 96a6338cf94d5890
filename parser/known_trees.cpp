#include "parser/known_trees.h"

namespace parser {

KnownTrees::KnownTrees(const diagnostics::Sources& sources,
                       const std::map<diagnostics::FileId, syntax::Tree>& trees) {
    for (const auto& [file, tree] : trees)
        by_path_.insert_or_assign(sources[file].path, Known{&sources[file], &tree});
}

const syntax::Tree* KnownTrees::find(const diagnostics::Source& file) const {
    const auto known = by_path_.find(file.path);
    if (known == by_path_.end() || known->second.file->text != file.text) return nullptr;
    return known->second.tree;
}

}  // namespace parser
