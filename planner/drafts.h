#pragma once

#include <string>
#include <vector>

#include "planner/plan.h"

// The steps of a plan while it is made: in no order yet, and what each comes after.
namespace planner {

// `backfill-table:users`, `make-required:users.name`
std::string id_of(StepKind kind, const std::string& table, const std::string& path = "");

class Drafts {
  public:
    // Without a table it is about the project. It is good until the next one is added.
    Step& add(StepKind kind, const std::string& table, const std::string& path, std::string what,
              std::string reason);
    // One that was added.
    Step& at(const std::string& id);
    // `step` comes after another, if there is that one.
    void require(Step& step, const std::string& id, std::string reason) const;

    // In their order, each that need each other as one.
    std::vector<Step> in_order() const;
    std::vector<Step>& all() { return steps_; }

  private:
    Step joint(const std::vector<std::size_t>& group) const;

    std::vector<Step> steps_;
};

}  // namespace planner
