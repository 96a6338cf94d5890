#pragma once

#include "parser/evaluator.h"

// What is put back when the evaluation of a part has ended, however it ended.
namespace parser {

// One level of the evaluator's own recursion.
class Evaluator::Deeper {
  public:
    explicit Deeper(Evaluator& evaluator) : depth_(evaluator.depth_) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

  private:
    std::uint32_t& depth_;
};

// While it lives, a module's code is evaluated; then what was evaluated before goes on.
class Evaluator::Activation {
  public:
    Activation(Evaluator& evaluator, ModuleId module, Span called_at = {diagnostics::no_file, 0, 0})
        : evaluator_(evaluator),
          module_(evaluator.module_),
          outside_(evaluator.outside_),
          this_value_(evaluator.this_value_),
          call_(evaluator.call_) {
        evaluator.module_ = &evaluator.module(module);
        if (module_ == nullptr || !module_->is_model) evaluator.outside_ = called_at;
    }
    ~Activation() {
        evaluator_.module_ = module_;
        evaluator_.outside_ = outside_;
        evaluator_.this_value_ = this_value_;
        evaluator_.call_ = call_;
    }
    Activation(const Activation&) = delete;
    Activation& operator=(const Activation&) = delete;

  private:
    Evaluator& evaluator_;
    Module* module_;
    Span outside_;
    Value this_value_;
    const Call* call_;
};

}  // namespace parser
