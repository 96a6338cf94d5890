#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "cli/run.h"
#include "tests/repository.h"
#include "tests/support.h"

// Types that are made to be hard to compare: every one gets an answer, or `unknown`, and soon. Nothing here
// looks at a clock; ctest ends a run that does not end. The whole of `diff` is run, not inclusion alone.
namespace {

using Lines = std::vector<std::string>;

std::string table(const std::string& fields, const std::string& before = "") {
    return tests::schema_file(before + "export default defineSchema({ t: defineTable(" + fields + ") });\n");
}

std::string union_of(const Lines& members) {
    return fmt::format("v.union({})", fmt::join(members, ", "));
}

template <class Make>
Lines many(int count, const Make& make) {
    Lines lines;
    for (int i = 0; i < count; ++i) lines.push_back(make(i));
    return lines;
}

Lines shuffled(Lines lines, unsigned seed) {
    std::shuffle(lines.begin(), lines.end(), std::mt19937(seed));
    return lines;
}

// What `diff` says, both ways: "yes", "no" or "unknown", and how many changes there are.
struct Answer {
    std::string backward;
    std::string forward;
};

Answer compare(const std::string& before, const std::string& after) {
    const tests::TemporaryFolder folder;
    tests::write(folder.path() / "old.ts", before);
    tests::write(folder.path() / "new.ts", after);
    const cli::Outcome outcome = tests::run(folder.path(), {"diff", "old.ts", "new.ts", "--format", "json"});
    INFO(outcome.err.substr(0, 500));
    REQUIRE(outcome.exit_code == 0);
    const auto word_after = [&](const std::string& name) {
        const std::string start = "\"" + name + "\": \"";
        const std::size_t at = outcome.out.find(start) + start.size();
        return outcome.out.substr(at, outcome.out.find('"', at) - at);
    };
    const Answer answer{word_after("backward"), word_after("forward")};
    // The text for people is made too.
    CHECK(tests::run(folder.path(), {"diff", "old.ts", "new.ts"}).exit_code == 0);
    return answer;
}

bool operator==(const Answer& a, const Answer& b) {
    return a.backward == b.backward && a.forward == b.forward;
}

std::ostream& operator<<(std::ostream& out, const Answer& answer) {
    return out << answer.backward << ", " << answer.forward;
}

const Answer same = {"yes", "yes"};
const Answer widens = {"yes", "no"};
const Answer narrows = {"no", "yes"};
const Answer reshapes = {"no", "no"};

}  // namespace

TEST_CASE("adversarial: unions of 10,000 literals") {
    const Lines literals = many(10'000, [](int i) { return fmt::format("v.literal(\"value {}\")", i); });
    Lines fewer = shuffled(literals, 1);
    fewer.pop_back();
    const std::string all = table("{ a: " + union_of(literals) + " }");
    CHECK(compare(all, table("{ a: " + union_of(shuffled(literals, 2)) + " }")) == same);
    CHECK(compare(all, table("{ a: " + union_of(fewer) + " }")) == narrows);
    CHECK(compare(all, table("{ a: v.string() }")) == widens);
    CHECK(compare(table("{ a: v.array(v.string()) }"), table("{ a: v.array(" + union_of(literals) + ") }")) ==
          narrows);
    CHECK(compare(all, table("{ a: v.union(v.id(\"t\"), " + union_of(fewer) + ") }")) == reshapes);
    const Lines others = many(10'000, [](int i) { return fmt::format("v.literal(\"other {}\")", i); });
    CHECK(compare(all, table("{ a: " + union_of(others) + " }")) == reshapes);
    CHECK(compare(all, table("{ a: " +
                             union_of(many(10'000, [](int i) { return fmt::format("v.literal({})", i); })) +
                             " }")) == reshapes);
}

TEST_CASE("adversarial: twelve fields of three members against 500 of their combinations") {
    constexpr int fields = 12;
    std::mt19937 random(7);
    const Lines every = many(fields, [](int i) {
        return fmt::format("f{}: v.union(v.literal(0), v.literal(1), v.literal(2))", i);
    });
    const auto some_of = [&](int kept) {
        return many(500, [&](int) {
            const Lines one = many(fields, [&](int i) {
                std::vector<int> values = {0, 1, 2};
                std::shuffle(values.begin(), values.end(), random);
                return fmt::format("f{}: v.union({})", i,
                                   fmt::join(many(kept,
                                                  [&](int k) {
                                                      return fmt::format("v.literal({})",
                                                                         values[static_cast<std::size_t>(k)]);
                                                  }),
                                             ", "));
            });
            return fmt::format("v.object({{ {} }})", fmt::join(one, ", "));
        });
    };
    const std::string whole = table(fmt::format("{{ {} }}", fmt::join(every, ", ")));
    CHECK(compare(whole, table(union_of(some_of(1)))) == narrows);
    const Answer with_two = compare(whole, table(union_of(some_of(2))));
    CHECK(with_two.forward == "yes");
    CHECK(with_two.backward != "yes?");
}
