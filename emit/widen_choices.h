#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "emit/widen.h"
#include "emit/widen_candidate.h"
#include "schema/bridge.h"

namespace emit {

using OperationSet = std::set<std::size_t>;  // by their number in the bridge

// Which way of writing each operation of a bridge is taken: at first the smallest that changes only what asks
// for it, then larger ones, and in the end its whole table is replaced.
class Choices {
  public:
    Choices(Candidates& candidates, const schema::Bridge& bridge);

    // The next way for an operation. False, if there is none.
    bool raise(std::size_t number);
    // What is written for these operations.
    std::vector<Candidate> of(const OperationSet& numbers);

    std::size_t size() const { return operations_.size(); }
    const schema::Operation& operation(std::size_t number) const { return *operations_[number].operation; }
    bool is_replaced(const std::string& table) const { return replaced_.contains(table); }
    // Whether what is written for it makes other places too.
    bool is_shared(std::size_t number);
    // How the tables with operations are written.
    std::vector<WidenedTable> tables();

  private:
    // An operation, the ways to write it, and which of those that may be taken is.
    struct Asked {
        const schema::Operation* operation;
        std::vector<Candidate> direct;
        std::vector<Candidate> around;
        bool knows_around = false;
        std::size_t level = 0;
    };
    struct Replaced {
        std::size_t way;   // which of the ways to replace it
        std::string path;  // of the operation that there was no other way for
    };

    void ask(const std::vector<Candidate>& all);
    bool may_be_taken(const Candidate& one) const;
    const Candidate* choice(std::size_t number);
    std::optional<Candidate> replacement(const std::string& table);
    std::string path(std::size_t number) const { return to_string(operation(number).path); }

    Candidates& candidates_;
    const schema::Bridge& bridge_;
    std::vector<Asked> operations_;
    std::map<std::string, std::set<std::string>> asked_;  // by rewriting: the places that ask for it
    std::map<std::string, Replaced> replaced_;            // by table
};

}  // namespace emit
