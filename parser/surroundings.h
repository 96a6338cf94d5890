#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "parser/ending.h"
#include "parser/heap.h"

// What is being evaluated inside of: functions, loops, and branches that may not be taken. Once it is not
// certain that a part of it happens, what was made before then cannot be changed in it: it becomes unknown.
namespace parser {

struct Surrounding {
    enum class Kind : std::uint8_t { branch, function, loop, switch_ } kind;
    Epoch uncertain_since = 0;  // 0: certain so far
    UnknownId cause{};
    std::vector<Value> maybe_returned = {};  // of a function that may have been left
};

class Surroundings {
  public:
    Epoch now() const { return epoch_; }
    // Whether what happens now may not happen, and so cannot change what was made back then; and why.
    bool is_uncertain(Epoch made) const { return made < uncertain_since_; }
    UnknownId cause() const { return cause_; }

    // From here on, the rest of the function or loop may or may not happen.
    void maybe_leave(Flow flow, Value returned, UnknownId cause);
    // Something made back then has become unknown.
    void note_taint(Epoch made);

  private:
    friend class Inside;
    friend class Watch;

    struct Turn {
        Epoch since;
        bool has_tainted = false;
    };

    void update();

    std::vector<Surrounding> all_;  // the innermost last
    std::vector<Turn> turns_;       // of loops, that are watched
    Epoch epoch_ = 1;
    Epoch uncertain_since_ = 0;
    UnknownId cause_{};
};

// One more surrounding, while it lives.
class Inside {
  public:
    // A branch that may not be taken.
    Inside(Surroundings& surroundings, UnknownId cause);
    Inside(Surroundings& surroundings, Surrounding::Kind kind);
    ~Inside();
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    Surrounding* operator->() { return &surroundings_.all_[index_]; }

  private:
    Surroundings& surroundings_;
    std::size_t index_;
};

// One turn of a loop, which is repeated until it makes nothing more unknown that was there before: whether it
// has.
class Watch {
  public:
    explicit Watch(Surroundings& surroundings);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    bool has_tainted() const { return surroundings_.turns_[index_].has_tainted; }

  private:
    Surroundings& surroundings_;
    std::size_t index_;
};

}  // namespace parser
