#include <fmt/format.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <limits>

#include "diff/compare.h"
#include "diff/judge.h"
#include "emit/json.h"
#include "schema/accepts.h"
#include "schema/match.h"
#include "schema/scan.h"
#include "schema/text.h"
#include "tests/copied.h"
#include "tests/equivalent.h"
#include "tests/random_schema.h"
#include "tests/samples.h"
#include "tests/undo.h"

// Inclusion on random pairs of types: what it includes has no counterexample among values that look for one,
// what it does not has a witness, what is written otherwise is the same, what Convex sees to be included is,
// and undoing what breaks leaves nothing that does. SCHEMAPLAN_PAIRS is how many pairs; SCHEMAPLAN_WITNESSES
// a file to write each witness to, for another judge.
namespace {

using namespace schema;

constexpr std::uint64_t few_pairs = 1500;
constexpr std::size_t samples_of_a_pair = 250;

std::uint64_t wanted_pairs() {
    const char* count = std::getenv("SCHEMAPLAN_PAIRS");
    return count == nullptr ? few_pairs : std::stoull(count);
}

struct Pair {
    Schema schema;  // of both
    TypeId inner{};
    TypeId outer{};
    bool are_equal = false;  // by how they were made
};

TypeId add(Schema& schema, Shape shape) {
    schema.types.push_back({std::move(shape), {}});
    return static_cast<TypeId>(schema.types.size() - 1);
}

// How many types deep a type is, below itself.
int depth_of(const Schema& schema, TypeId type) {
    int deepest = -1;
    const auto part = [&](TypeId inner) { deepest = std::max(deepest, depth_of(schema, inner)); };
    match(
        schema[type].shape, [&](const Array& array) { part(array.element); },
        [&](const Record& record) {
            part(record.key);
            part(record.value);
        },
        [&](const Object& object) {
            for (const Field& field : object.fields) part(field.type);
        },
        [&](const Union& members) {
            for (const TypeId member : members.members) part(member);
        },
        [](const auto&) {});
    return deepest + 1;
}

int depth_of_pair(std::uint64_t seed) {
    return 1 + static_cast<int>(seed % 5);
}

Pair pair_of(std::uint64_t seed) {
    tests::RandomSchema random(3 * seed);
    tests::Equivalent equivalent(3 * seed + 1);
    std::mt19937_64 dice(3 * seed + 2);
    Pair pair;
    Schema& schema = pair.schema;
    const int depth = depth_of_pair(seed);
    do {
        schema.types.clear();
        pair.inner = random.type(schema.types, depth);
    } while (depth_of(schema, pair.inner) != depth || schema.types.size() > 200);
    const auto related = [&] { return random.related(schema, pair.inner, depth); };
    switch (dice() % 6) {
        case 0: pair.outer = related(); break;
        case 1:
            pair.outer = equivalent.of(schema.types, pair.inner);
            pair.are_equal = true;
            break;
        case 2: pair.outer = equivalent.of(schema.types, related()); break;
        case 3: {  // several that may hold it together
            const TypeId one = related();
            const TypeId two = equivalent.of(schema.types, related());
            pair.outer = add(schema, Union{{one, two, related()}});
            break;
        }
        case 4: {
            const TypeId other = related();
            pair.outer = add(schema, Union{{other, equivalent.of(schema.types, pair.inner)}});
            pair.inner = equivalent.of(schema.types, pair.inner);
            break;
        }
        default: pair.outer = random.type(schema.types, depth);
    }
    for (Type& type : schema.types) {
        auto* literal = std::get_if<Literal>(&type.shape);
        auto* number = literal == nullptr ? nullptr : std::get_if<double>(&literal->value);
        if (number == nullptr || dice() % 8 != 0) continue;
        *number = dice() % 2 == 0 ? -0.0 : std::numeric_limits<double>::quiet_NaN();
    }
    return pair;
}

struct Counts {
    std::array<std::uint64_t, 3> answers{};  // by `Answer`
    std::uint64_t samples = 0;
    std::uint64_t fewest_samples = ~std::uint64_t{0};
    std::uint64_t seen_by_convex = 0;
    std::uint64_t mended = 0;
    std::array<std::uint64_t, 5> types{};  // of the pairs, by depth
};

class Judgement {
  public:
    Judgement(const Pair& pair, std::uint64_t seed, Counts& counts, std::ofstream& witnesses)
        : schema_(pair.schema), samples_(pair.schema, seed), counts_(counts), witnesses_(witnesses) {}

    Answer direction(TypeId inner, TypeId outer) {
        const diff::Judged judged =
            judge_.includes(judge_.of(schema_, outer, false), judge_.of(schema_, inner, false));
        ++counts_.answers[static_cast<std::size_t>(judged.answer)];
        INFO(to_string(schema_, inner) << "\n" << to_string(schema_, outer));
        if (judged.answer == Answer::yes) look_for_more(inner, outer);
        if (judged.answer == Answer::no) check_witness(inner, outer, judged.witness.value());
        check_tables(inner, outer, judged.answer);
        return judged.answer;
    }

  private:
    // Values of the inner type, and values like those of the outer one that turn out to be of the inner one.
    void look_for_more(TypeId inner, TypeId outer) {
        std::size_t found = 0;
        for (std::size_t i = 0; i < samples_of_a_pair; ++i) {
            std::optional<Value> value = samples_.of(i % 4 == 3 ? outer : inner);
            if (!value) continue;
            if (i % 4 >= 2) value = samples_.changed(std::move(*value));
            const bool is_of_inner = accepts(schema_, inner, *value) == Answer::yes;
            if (i % 4 < 2 && !is_of_inner) CHECK(is_of_inner);
            found += is_of_inner ? 1 : 0;
            if (is_of_inner && accepts(schema_, outer, *value) != Answer::yes) {
                INFO(emit::to_line(emit::document_json(*value)));
                CHECK_FALSE(is_of_inner);
            }
        }
        // A type with few values has few samples, but a type with values has some.
        for (std::size_t i = 0; i < samples_of_a_pair && found > 0 && found < 200; ++i) {
            const std::optional<Value> value = samples_.of(inner);
            if (!value) continue;
            ++found;
            if (accepts(schema_, outer, *value) != Answer::yes)
                CHECK(accepts(schema_, outer, *value) == Answer::yes);
        }
        counts_.samples += found;
        if (found > 0) counts_.fewest_samples = std::min(counts_.fewest_samples, std::uint64_t{found});
    }

    void check_witness(TypeId inner, TypeId outer, const Value& witness) {
        const bool is_shown =
            accepts(schema_, inner, witness) == Answer::yes && accepts(schema_, outer, witness) == Answer::no;
        if (!is_shown) {
            INFO(emit::to_line(emit::document_json(witness)));
            CHECK(is_shown);
        }
        if (!witnesses_.is_open()) return;
        std::string line = "{\"inner\":";
        emit::write_validator(line, schema_, inner);
        line += ",\"outer\":";
        emit::write_validator(line, schema_, outer);
        witnesses_ << line << ",\"value\":" << emit::to_line(emit::document_json(witness)) << "}\n";
    }

    // Both as the types of a field of a table: what `diff` says, and what Convex sees.
    void check_tables(TypeId inner, TypeId outer, Answer answer) {
        const Schema before = tests::with_field_of(schema_, inner);
        const Schema after = tests::with_field_of(schema_, outer);
        if (skips_scan(before, before.tables.front(), after, after.tables.front())) {
            ++counts_.seen_by_convex;
            if (answer != Answer::yes) CHECK(answer == Answer::yes);
        }
        const diff::Changes changes = diff::compare(before, after);
        if (changes.verdict.backward != answer) CHECK(changes.verdict.backward == answer);
        if (answer != Answer::no) return;
        const bool is_mended = tests::undoing_mends(before, after, changes);
        if (!is_mended) CHECK(is_mended);
        counts_.mended += is_mended ? 1 : 0;
    }

    const Schema& schema_;
    diff::Judge judge_;
    tests::Samples samples_;
    Counts& counts_;
    std::ofstream& witnesses_;
};

}  // namespace

TEST_CASE("inclusion on random pairs of types") {
    Counts counts;
    std::ofstream witnesses;
    if (const char* file = std::getenv("SCHEMAPLAN_WITNESSES")) witnesses.open(file);
    const std::uint64_t pairs = wanted_pairs();
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        INFO("seed " << seed);
        const Pair pair = pair_of(seed);
        counts.types[static_cast<std::size_t>(depth_of_pair(seed) - 1)] += pair.schema.types.size();
        Judgement judgement(pair, seed, counts, witnesses);
        for (const bool is_back : {false, true}) {
            const Answer answer = is_back ? judgement.direction(pair.outer, pair.inner)
                                          : judgement.direction(pair.inner, pair.outer);
            if (pair.are_equal && answer != Answer::unknown && answer != Answer::yes)
                CHECK(answer == Answer::yes);
            if (answer == Answer::unknown) {
                std::cout << fmt::format("unknown: seed {}{}: {} steps were not enough\n", seed,
                                         is_back ? ", back" : "", Inclusion::question_budget);
            }
        }
    }
    const std::uint64_t yes = counts.answers[0];
    const std::uint64_t unknown = counts.answers[2];
    CHECK(unknown * 1000 <= 2 * pairs);
    CHECK(yes > pairs / 4);
    CHECK(counts.answers[1] > pairs / 4);
    CHECK(counts.fewest_samples >= 200);
    CHECK(counts.seen_by_convex > 0);
    for (std::uint64_t& types : counts.types) types /= pairs / counts.types.size();
    std::cout << fmt::format("inclusion: pairs of depth 1 to 5 are of {} types\n",
                             fmt::join(counts.types, ", "));
    std::cout << fmt::format(
        "inclusion: {} random pairs both ways: {} yes, {} no, {} unknown; {} values of included types, none "
        "outside, at least {} of each that has values; of the {} safe ones Convex's own test sees {} and not "
        "{}; "
        "with what breaks undone nothing breaks: {} of {}\n",
        pairs, yes, counts.answers[1], unknown, counts.samples, counts.fewest_samples, yes,
        counts.seen_by_convex, yes - counts.seen_by_convex, counts.mended, counts.answers[1]);
}

// A type of which parts are not known stands for every type that has something there: what is certain of it
// is so of the one it was made of.
TEST_CASE("what is unknown of a type leaves answers open and makes none wrong") {
    std::uint64_t certain = 0;
    std::uint64_t open = 0;
    for (std::uint64_t seed = 0; seed < wanted_pairs(); ++seed) {
        INFO("seed " << seed);
        const Pair whole = pair_of(seed);
        Pair holed = whole;
        std::mt19937_64 dice(seed);
        for (Type& type : holed.schema.types) {
            auto* object = std::get_if<Object>(&type.shape);
            if (dice() % 12 == 0) {
                type.shape = Unknown{"a hole"};
            } else if (object != nullptr && dice() % 8 == 0) {
                object->open = true;
                std::erase_if(object->fields, [&](const Field&) { return dice() % 2 == 0; });
            }
        }
        diff::Judge judge;
        const auto answer = [&](const Pair& pair, TypeId inner, TypeId outer) {
            return judge.includes(judge.of(pair.schema, outer, false), judge.of(pair.schema, inner, false))
                .answer;
        };
        const auto agree = [&](Answer known, Answer left) {
            ++(left == Answer::unknown ? open : certain);
            return left == Answer::unknown || left == known;
        };
        tests::Samples samples(whole.schema, seed);
        for (const auto& [inner, outer] :
             {std::pair(whole.inner, whole.outer), std::pair(whole.outer, whole.inner)}) {
            INFO(to_string(holed.schema, inner) << "\n" << to_string(holed.schema, outer));
            CHECK(agree(answer(whole, inner, outer), answer(holed, inner, outer)));
            for (int i = 0; i < 20; ++i) {
                std::optional<Value> value = samples.of(inner);
                if (!value) continue;
                if (i % 2 == 0) value = samples.changed(std::move(*value));
                const bool agrees =
                    agree(accepts(whole.schema, inner, *value), accepts(holed.schema, inner, *value));
                if (!agrees) CHECK(agrees);
            }
        }
    }
    CHECK(certain > open / 2);
    CHECK(open > certain / 10);
}
