#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "cli/run.h"
#include "tests/repository.h"
#include "tests/support.h"

// Types that are made to be hard to compare: every one gets an answer, or `unknown`, soon and within a
// gigabyte. All of `diff` is run, not inclusion alone. Nothing here looks at a clock; ctest ends a run that
// does not end.
namespace {

using Lines = std::vector<std::string>;

std::string table(const std::string& documents, const std::string& before = "") {
    return tests::schema_file(before + "export default defineSchema({ t: defineTable(" + documents +
                              ") });\n");
}

std::string listed(const Lines& lines) {
    return fmt::format("{}", fmt::join(lines, ",\n"));
}

std::string union_of(const Lines& members) {
    return "v.union(" + listed(members) + ")";
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

// What `diff` says there and back, such as "yes, no".
std::string compare(const std::string& before, const std::string& after) {
    const tests::TemporaryFolder folder;
    tests::write(folder.path() / "old.ts", before);
    tests::write(folder.path() / "new.ts", after);
    const cli::Outcome outcome = tests::run(folder.path(), {"diff", "old.ts", "new.ts", "--format", "json"});
    INFO(outcome.err.substr(0, 500));
    REQUIRE(outcome.exit_code == 0);
#ifndef __SANITIZE_ADDRESS__
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    CHECK(used.ru_maxrss < 1 << 20);  // in KB
#endif
    const auto word_after = [&](const std::string& name) {
        const std::string start = "\"" + name + "\": \"";
        const std::size_t at = outcome.out.find(start) + start.size();
        return outcome.out.substr(at, outcome.out.find('"', at) - at);
    };
    return word_after("backward") + ", " + word_after("forward");
}

// Validators of which each uses the one before, from `first`; the last is `t`.
std::string chain(int length, const std::string& first, const std::string& next) {
    return fmt::format("let t: any = {};\nfor (let i = 0; i < {}; i++) t = {};\n", first, length, next);
}

}  // namespace

TEST_CASE("adversarial: unions of ten thousand literals") {
    const Lines literals = many(10'000, [](int i) { return fmt::format("v.literal(\"value {}\")", i); });
    const Lines others = many(10'000, [](int i) { return fmt::format("v.literal(\"other {}\")", i); });
    const Lines numbers = many(10'000, [](int i) { return fmt::format("v.literal({})", i); });
    Lines fewer = shuffled(literals, 1);
    fewer.pop_back();
    const std::string all = table("{ a: " + union_of(literals) + " }");
    CHECK(compare(all, table("{ a: " + union_of(shuffled(literals, 2)) + " }")) == "yes, yes");
    CHECK(compare(all, table("{ a: " + union_of(fewer) + " }")) == "no, yes");
    CHECK(compare(all, table("{ a: v.string() }")) == "yes, no");
    CHECK(compare(table("{ a: v.array(v.string()) }"), table("{ a: v.array(" + union_of(literals) + ") }")) ==
          "no, yes");
    CHECK(compare(all, table("{ a: v.union(v.id(\"t\"), " + listed(fewer) + ") }")) == "no, no");
    CHECK(compare(all, table("{ a: " + union_of(others) + " }")) == "no, no");
    CHECK(compare(all, table("{ a: " + union_of(numbers) + " }")) == "no, no");
}

TEST_CASE("adversarial: twelve fields of three members against 500 of their combinations") {
    std::mt19937 random(7);
    using Box = std::vector<Lines>;  // what each field may be
    const Box whole(12, many(3, [](int i) { return fmt::format("v.literal({})", i); }));
    const auto object = [](const Box& box) {
        Lines fields;
        for (std::size_t i = 0; i < box.size(); ++i)
            fields.push_back(fmt::format("f{}: {}", i, union_of(box[i])));
        return fmt::format("v.object({{ {} }})", listed(fields));
    };
    const auto union_of_boxes = [&](const std::vector<Box>& boxes) {
        Lines members;
        for (const Box& box : boxes) members.push_back(object(box));
        return table(union_of(members));
    };
    const std::string every = table(object(whole));
    for (const std::size_t kept : {1U, 2U}) {
        std::vector<Box> boxes(500, whole);
        for (Box& box : boxes) {
            for (Lines& field : box) {
                std::shuffle(field.begin(), field.end(), random);
                field.resize(kept);
            }
        }
        CHECK(compare(every, union_of_boxes(boxes)) == "no, yes");
    }
    // Boxes that are cut out of each other hold everything together, until one is taken away.
    std::vector<Box> boxes = {whole};
    while (boxes.size() < 500) {
        const std::size_t at = random() % boxes.size();
        const std::size_t field = random() % whole.size();
        if (boxes[at][field].size() == 1) continue;
        boxes.push_back(boxes[at]);
        boxes.back()[field] = {boxes[at][field].back()};
        boxes[at][field].pop_back();
    }
    CHECK(compare(every, union_of_boxes(boxes)) == "yes, yes");
    boxes.erase(boxes.begin() + 250);
    CHECK(compare(every, union_of_boxes(boxes)) == "no, yes");
}

// Of nine pigeons in eight holes two share a hole: true, and beyond what can be found out in time.
TEST_CASE("adversarial: what is too hard is unknown and never no") {
    constexpr int pigeons = 9;
    const std::string holes =
        union_of(many(pigeons - 1, [](int i) { return fmt::format("v.literal({})", i); }));
    const auto object = [&](const auto& type_of) {
        return fmt::format(
            "v.object({{ {} }})",
            listed(many(pigeons, [&](int i) { return fmt::format("f{}: {}", i, type_of(i)); })));
    };
    Lines shared;
    for (int a = 0; a < pigeons; ++a) {
        for (int b = 0; b < a; ++b) {
            for (int hole = 0; hole < pigeons - 1; ++hole) {
                shared.push_back(object([&](int i) {
                    return i == a || i == b ? fmt::format("v.literal({})", hole) : std::string("h");
                }));
            }
        }
    }
    const std::string before = "const h = " + holes + ";\nconst every = " + object([](int) { return "h"; }) +
                               ";\nconst some = " + union_of(shared) + ";\n";
    // Many such questions take no longer than a few.
    const auto tables = [&](const std::string& type) {
        return tests::schema_file(
            before + "export default defineSchema({ " +
            listed(many(10, [&](int i) { return fmt::format("t{}: defineTable({})", i, type); })) + " });\n");
    };
    const std::string answer = compare(tables("every"), tables("some"));
    CHECK((answer == "unknown, yes" || answer == "yes, yes"));
}

TEST_CASE("adversarial: sixty levels") {
    const auto nested = [](const std::string& first, const std::string& next) {
        return table("{ a: t }", chain(60, first, next));
    };
    CHECK(compare(nested("v.string()", "v.object({ x: t, y: v.number() })"),
                  nested("v.number()", "v.object({ x: t, y: v.number() })")) == "no, no");
    CHECK(compare(nested("v.string()", "v.array(v.union(v.null(), t))"),
                  nested("v.id(\"t\")", "v.array(v.union(v.null(), t))")) == "no, yes");
    CHECK(compare(nested("v.string()", "v.record(v.string(), v.union(v.object({}), t))"),
                  nested("v.any()", "v.record(v.string(), v.union(v.object({}), t))")) == "yes, no");
    // Each level has to be distributed over two members.
    CHECK(compare(nested("v.string()",
                         "v.union(v.null(), v.object({ x: t, y: v.union(v.literal(0), v.literal(1)) }))"),
                  nested("v.union(v.string(), v.number())",
                         "v.union(v.object({ x: v.any(), y: v.literal(1) }), v.null(), v.object({ y: "
                         "v.literal(0), x: t }))")) == "yes, no");
}

TEST_CASE("adversarial: validators that are used twice at every level") {
    const auto shared = [](int levels, const std::string& first, const std::string& next) {
        return table("{ a: t }", chain(levels, first, next));
    };
    const std::string twice = "v.object({ a: t, b: t })";
    CHECK(compare(shared(14, "v.string()", twice), shared(14, "v.number()", twice)) == "no, no");
    const std::string maybe = "v.object({ a: v.optional(t), b: v.optional(t) })";
    CHECK(compare(shared(16, "v.string()", maybe), shared(16, "v.union(v.string(), v.null())", maybe)) ==
          "yes, no");
    const std::string either = "v.union(v.array(t), v.object({ a: t }))";
    CHECK(compare(shared(16, "v.string()", either), shared(16, "v.number()", either)) == "no, no");
    const std::string wide = "v.object({ a: t, b: t, c: t, d: t, e: t, f: t, g: t, h: t })";
    CHECK(compare(shared(4, "v.string()", wide), shared(4, "v.union(v.string(), v.null())", wide)) ==
          "yes, no");
}

TEST_CASE("adversarial: unions of a thousand objects") {
    const auto members = [](const std::string& format) {
        return table(
            "{ u: " + union_of(many(1000, [&](int i) { return fmt::format(fmt::runtime(format), i); })) +
            " }");
    };
    const auto pairs = std::vector<std::pair<std::string, std::string>>{
        {"v.object({{ kind: v.literal(\"k{0}\"), x: v.number() }})",
         "v.object({{ kind: v.literal(\"k{0}\"), x: v.optional(v.number()) }})"},
        {"v.object({{ f{0}: v.string(), x: v.number() }})", "v.object({{ f{0}: v.string(), x: v.any() }})"},
        {"v.object({{ a: v.array(v.literal({0})), x: v.number() }})",
         "v.object({{ a: v.array(v.literal({0})), x: v.optional(v.number()) }})"},
        {"v.object({{ a: v.object({{ k: v.literal({0}) }}), x: v.number() }})",
         "v.object({{ a: v.object({{ k: v.literal({0}) }}), x: v.optional(v.number()) }})"},
        {"v.object({{ f{0}: v.optional(v.string()), x: v.number() }})",
         "v.object({{ f{0}: v.optional(v.string()), x: v.optional(v.number()) }})"},
        // Two members of one side for each of the other.
        {"v.object({{ kind: v.literal({0}), x: v.boolean() }})",
         "v.object({{ kind: v.literal({0}), x: v.literal(true) }}), v.object({{ kind: v.literal({0}), x: "
         "v.union(v.literal(false), v.null()) }})"},
        {"v.array(v.literal({0}))", "v.array(v.union(v.literal({0}), v.null()))"},
        {"v.record(v.string(), v.literal({0}))", "v.record(v.string(), v.union(v.literal({0}), v.null()))"},
    };
    for (const auto& [few, more] : pairs) {
        INFO(few);
        CHECK(compare(members(few), members(more)) == "yes, no");
    }
}

TEST_CASE("adversarial: a thousand fields") {
    const auto fields = [](const std::string& type) {
        return table("{ " + listed(many(1000, [&](int i) { return fmt::format("f{}: {}", i, type); })) +
                     " }");
    };
    CHECK(compare(fields("v.string()"), fields("v.number()")) == "no, no");
    CHECK(compare(fields("v.string()"), fields("v.optional(v.string())")) == "yes, no");
    // What all thirty may be is said by thirty-one objects.
    const auto some = [](int required) {
        return fmt::format(
            "v.object({{ {} }})", listed(many(30, [&](int i) {
                return fmt::format(
                    fmt::runtime(i == required ? "f{}: v.string()" : "f{}: v.optional(v.string())"), i);
            })));
    };
    Lines members = many(30, some);
    members.emplace_back("v.object({})");
    CHECK(compare(table(some(-1)), table(union_of(members))) == "yes, yes");
    members.pop_back();
    CHECK(compare(table(some(-1)), table(union_of(members))) == "no, yes");
}
