#include "diff/compare_indexes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "diff/index_definition.h"
#include "schema/digest.h"

namespace diff {
namespace {

using schema::Index;
using schema::Table;

std::string written(const Index& index) {
    return fmt::format("{}{}", written_definition(index), index.staged ? " staged" : "");
}

void add(const Table& table, Id id, const Index* before, const Index* after, std::vector<Change>& changes) {
    Change change;
    change.id = id;
    change.table = table.name;
    change.path = "index:" + (after != nullptr ? after->name : before->name);
    if (before != nullptr) change.before = Side{*before, before->span};
    if (after != nullptr) change.after = Side{*after, after->span};
    change.fingerprint = schema::digest_of(
        fmt::format("{} {} {} {} {}", kind(id).name, table.name, change.path,
                    before != nullptr ? written(*before) : "-", after != nullptr ? written(*after) : "-"));
    changes.push_back(std::move(change));
}

}  // namespace

void compare_indexes(const Table& old, const Table& now, std::vector<Change>& changes) {
    // Names are unique in a schema that Convex takes; in one that it does not, the first counts.
    std::map<std::string, const Index*> olds;
    for (const Index& index : old.indexes) olds.emplace(index.name, &index);
    std::map<std::string, const Index*> news;
    for (const Index& index : now.indexes) news.emplace(index.name, &index);
    for (const Index& index : now.indexes) {
        if (news.at(index.name) != &index) continue;
        const auto found = olds.find(index.name);
        if (found == olds.end()) {
            if (old.indexes_known) add(now, Id::index_added, nullptr, &index, changes);
            continue;
        }
        const Index& before = *found->second;
        if (written_definition(before) != written_definition(index)) {
            add(now, Id::index_changed, &before, &index, changes);
        }
        if (before.staged != index.staged) {
            add(now, index.staged ? Id::index_staged : Id::index_enabled, &before, &index, changes);
        }
    }
    for (const Index& index : old.indexes) {
        if (olds.at(index.name) != &index || news.contains(index.name) || !now.indexes_known) continue;
        add(now, Id::index_removed, &index, nullptr, changes);
    }
}

}  // namespace diff
