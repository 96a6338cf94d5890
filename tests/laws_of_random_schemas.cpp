#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <utility>

#include "diff/compare.h"
#include "tests/laws.h"
#include "tests/random_schema.h"
#include "tests/support.h"

namespace {

using schema::Schema;

constexpr std::uint64_t pairs = 10'000;
constexpr int depth = 3;

// Comments above some of the fields, with names that are there, or were, or not. Some of them are true:
// the field gets another name then.
void add_notes(Schema& schema, std::mt19937_64& random) {
    const std::vector<std::string> names = {"a", "b", "c", "kind", "name", "other"};
    const std::vector<std::string> new_names = {"d", "e", "other"};
    for (schema::Type& type : schema.types) {
        auto* object = std::get_if<schema::Object>(&type.shape);
        if (object == nullptr) continue;
        for (schema::Field& field : object->fields) {
            if (random() % 3 != 0) continue;
            std::string from = names[random() % names.size()];
            const std::string& name = new_names[random() % new_names.size()];
            const bool is_taken = std::any_of(object->fields.begin(), object->fields.end(),
                                              [&](const schema::Field& one) { return one.name == name; });
            if (random() % 2 == 0 && !is_taken) from = std::exchange(field.name, name);
            const schema::Span owner{field.span.file, field.span.begin, field.span.begin};
            schema.notes.push_back({schema::Note::Kind::renamed, "from=" + from, owner, owner});
        }
    }
}

}  // namespace

TEST_CASE("a random schema does not differ from itself") {
    for (std::uint64_t seed = 0; seed < pairs / 10; ++seed) {
        INFO(seed);
        tests::check_same(tests::RandomSchema(seed).schema(depth));
    }
}

TEST_CASE("a schema that is printed and parsed is the same, and pairs of them keep the laws") {
    for (std::uint64_t seed = 0; seed < pairs; ++seed) {
        INFO(seed);
        tests::RandomSchema random(seed);
        const Schema before = random.schema(depth);
        const Schema after = random.changed(before, depth);
        const parser::Parsed parsed_before = tests::parse({{"schema.ts", tests::typescript(before)}});
        const parser::Parsed parsed_after = tests::parse({{"schema.ts", tests::typescript(after)}});
        INFO(tests::typescript(before) << tests::typescript(after));
        REQUIRE(parsed_before.schema.has_value());
        REQUIRE(parsed_after.schema.has_value());
        CHECK(diff::compare(before, *parsed_before.schema).changes.empty());
        CHECK(diff::compare(after, *parsed_after.schema).changes.empty());
        tests::check_laws(*parsed_before.schema, *parsed_after.schema);
    }
}

TEST_CASE("comments `@renamed` on random schemas keep the laws") {
    std::size_t renamed = 0;
    for (std::uint64_t seed = 0; seed < pairs / 5; ++seed) {
        INFO(seed);
        tests::RandomSchema random(seed);
        const Schema made = random.schema(depth);
        parser::Parsed before = tests::parse({{"schema.ts", tests::typescript(made)}});
        parser::Parsed after = tests::parse({{"schema.ts", tests::typescript(random.changed(made, depth))}});
        std::mt19937_64 more(seed);
        add_notes(*after.schema, more);
        if (more() % 2 == 0) add_notes(*before.schema, more);
        tests::check_laws(*before.schema, *after.schema);
        tests::check_renames(*before.schema, *after.schema);
        for (const diff::Change& change : diff::compare(*before.schema, *after.schema).changes)
            renamed += change.id == diff::Id::field_renamed ? 1 : 0;
    }
    CHECK(renamed > 1000);
}
