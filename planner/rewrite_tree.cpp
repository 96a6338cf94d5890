#include "planner/rewrite_tree.h"

#include <algorithm>

namespace planner {
namespace {

RewriteTree& at(RewriteTree& tree, const schema::Step& step) {
    const auto found =
        std::find_if(tree.below.begin(), tree.below.end(), [&](const auto& one) { return one.step == step; });
    return found != tree.below.end() ? found->tree
                                     : tree.below.emplace_back(RewriteTree::Branch{step, {}}).tree;
}

}  // namespace

const RewriteTree* RewriteTree::find(const std::string& field) const {
    const auto found = std::find_if(below.begin(), below.end(), [&](const auto& one) {
        const auto* step = std::get_if<schema::FieldStep>(&one.step);
        return step != nullptr && step->name == field;
    });
    return found == below.end() ? nullptr : &found->tree;
}

RewriteTree tree_of(const std::vector<Rewrite>& rewrites) {
    RewriteTree root;
    for (const Rewrite& one : rewrites) {
        RewriteTree* tree = &root;
        for (const schema::Step& step : one.path) tree = &at(*tree, step);
        tree->here.push_back(&one);
    }
    return root;
}

}  // namespace planner
