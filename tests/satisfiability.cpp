#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <vector>

#include "diff/judge.h"
#include "schema/accepts.h"

// Inclusion is as hard as satisfiability, and can be tried on it: a field for each variable, a member of the
// union for each clause, which holds the objects that break it. An object that no member holds satisfies all.
namespace {

using namespace schema;

struct Term {
    std::size_t variable;
    bool is_true;
};
using Clause = std::array<Term, 3>;
using Clauses = std::vector<Clause>;

Clauses random_clauses(std::size_t variables, std::size_t count, std::mt19937_64& random) {
    Clauses clauses(count);
    for (Clause& clause : clauses) {
        for (Term& term : clause) term = {random() % variables, random() % 2 == 0};
    }
    return clauses;
}

bool is_satisfiable(std::size_t variables, const Clauses& clauses) {
    for (std::uint64_t values = 0; values < std::uint64_t{1} << variables; ++values) {
        const auto holds = [&](const Clause& clause) {
            return std::any_of(clause.begin(), clause.end(), [&](const Term& term) {
                return ((values >> term.variable & 1) == 1) == term.is_true;
            });
        };
        if (std::all_of(clauses.begin(), clauses.end(), holds)) return true;
    }
    return false;
}

// Whether every object of booleans breaks a clause.
Answer breaks_some(std::size_t variables, const Clauses& clauses) {
    Schema schema;
    const auto add = [&](Shape shape) {
        schema.types.push_back({std::move(shape), {}});
        return static_cast<TypeId>(schema.types.size() - 1);
    };
    const TypeId either = add(Boolean{});
    const std::array<TypeId, 2> only = {add(Literal{false}), add(Literal{true})};
    Object all;
    for (std::size_t i = 0; i < variables; ++i)
        all.fields.push_back({"f" + std::to_string(i), either, false, {}});
    Union broken;
    for (const Clause& clause : clauses) {
        Object one = all;
        bool is_always_true = false;
        for (const Term& term : clause) {
            TypeId& type = one.fields[term.variable].type;
            is_always_true = is_always_true || type == only[term.is_true ? 1 : 0];
            type = only[term.is_true ? 0 : 1];
        }
        if (!is_always_true) broken.members.push_back(add(std::move(one)));
    }
    const TypeId inner = add(std::move(all));
    const TypeId outer = add(std::move(broken));
    diff::Judge judge;
    const diff::Judged judged =
        judge.includes(judge.of(schema, outer, false), judge.of(schema, inner, false));
    if (judged.answer == Answer::no) {
        CHECK(accepts(schema, inner, *judged.witness) == Answer::yes);
        CHECK(accepts(schema, outer, *judged.witness) == Answer::no);
    }
    return judged.answer;
}

}  // namespace

TEST_CASE("inclusion is what trying every assignment says of random clauses") {
    std::mt19937_64 random(1);
    std::size_t satisfiable = 0;
    constexpr std::size_t formulas = 400;
    for (std::size_t i = 0; i < formulas; ++i) {
        const std::size_t variables = 4 + random() % 7;
        const Clauses clauses = random_clauses(variables, variables * (3 + random() % 5), random);
        const bool expected = is_satisfiable(variables, clauses);
        satisfiable += expected ? 1 : 0;
        CHECK(breaks_some(variables, clauses) == (expected ? Answer::no : Answer::yes));
    }
    CHECK(satisfiable > formulas / 5);
    CHECK(satisfiable < formulas * 4 / 5);
}

// All of these can be satisfied, by everything being true, and most are too hard to find out: never a yes.
TEST_CASE("what is too hard to find out is not included") {
    std::mt19937_64 random(2);
    std::size_t unknown = 0;
    for (std::size_t variables = 20; variables <= 160; variables += 20) {
        Clauses clauses = random_clauses(variables, variables * 9 / 2, random);
        for (Clause& clause : clauses) clause[random() % 3].is_true = true;
        const Answer answer = breaks_some(variables, clauses);
        CHECK(answer != Answer::yes);
        unknown += answer == Answer::unknown ? 1 : 0;
    }
    CHECK(unknown > 0);
}
