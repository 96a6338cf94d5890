#include <bitset>
#include <catch2/catch.hpp>

#include "diff/judge.h"
#include "schema/accepts.h"
#include "schema/text.h"
#include "tests/random_schema.h"

// Inclusion against brute force: on a small universe of types and values it must say what trying
// every value says.
namespace {

using namespace schema;

struct Universe {
    Schema schema;
    std::vector<TypeId> types;
    std::vector<Value> values;

    TypeId make(Shape shape) {
        schema.types.push_back({std::move(shape), {}});
        return static_cast<TypeId>(schema.types.size() - 1);
    }
    void add(Shape shape) { types.push_back(make(std::move(shape))); }
};

std::vector<Value> scalars() {
    return {Value{NullValue{}},
            Value{true},
            Value{false},
            Value{std::string("a")},
            Value{std::string("z")},
            Value{DocumentId{"users"}},
            Value{1.0},
            Value{2.0},
            Value{std::int64_t{1}},
            Value{Bytes{}}};
}

// Every type of a few leaves, once around them, and unions of two.
Universe every_small_type() {
    Universe u;
    std::vector<TypeId> leaves;
    for (const Shape& leaf :
         std::vector<Shape>{Null{}, Boolean{}, Literal{true}, String{}, Literal{std::string("a")},
                            Id{"users"}, Float64{}, Literal{1.0}, Int64{}, Any{}, Union{}}) {
        leaves.push_back(u.make(leaf));
    }
    u.types = leaves;
    const TypeId string = leaves[3];
    const TypeId id = leaves[5];
    std::vector<TypeId> around;
    for (const TypeId leaf : leaves) {
        around.push_back(u.make(Array{leaf}));
        around.push_back(u.make(Record{string, leaf}));
        around.push_back(u.make(Record{id, leaf}));
        for (const bool optional : {false, true}) {
            around.push_back(u.make(Object{{{"a", leaf, optional, {}}}, false}));
            around.push_back(u.make(Object{{{"a", leaf, optional, {}}, {"b", string, true, {}}}, false}));
        }
    }
    around.push_back(u.make(Object{}));
    u.types.insert(u.types.end(), around.begin(), around.end());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) u.add(Union{{leaves[i], leaves[j]}});
    }
    // Two or three of what is around, which must be taken together to hold another.
    for (std::size_t i = 0; i < around.size(); ++i) {
        for (std::size_t j = 0; j < i; j += 3) u.add(Union{{around[i], around[j]}});
        if (i >= 5) u.add(Union{{around[i], around[i - 3], around[i - 5]}});
    }
    u.values = scalars();
    const auto parts = scalars();
    u.values.push_back(Value{ArrayValue{}});
    u.values.push_back(Value{ObjectValue{}});
    for (const Value& x : parts) {
        u.values.push_back(Value{ArrayValue{x}});
        for (const char* key : {"a", "b", "c", "10000users"})
            u.values.push_back(Value{ObjectValue{{key, x}}});
        for (const Value& y : parts) {
            u.values.push_back(Value{ArrayValue{x, y}});
            for (const auto& [first, second] :
                 {std::pair{"a", "b"}, {"a", "c"}, {"c", "d"}, {"10000users", "10001users"}}) {
                u.values.push_back(Value{ObjectValue{{first, x}, {second, y}}});
            }
        }
    }
    return u;
}

// Objects of two fields over three literals each, and unions of them: what holds one object is
// often only several others together.
Universe every_distribution() {
    Universe u;
    std::vector<TypeId> literals;
    for (int i = 0; i < 3; ++i) literals.push_back(u.make(Literal{double(i)}));
    std::vector<TypeId> sets;
    for (unsigned mask = 1; mask < 8; ++mask) {
        Union members;
        for (unsigned i = 0; i < 3; ++i) {
            if ((mask >> i & 1U) != 0) members.members.push_back(literals[i]);
        }
        sets.push_back(u.make(members));
    }
    std::vector<TypeId> objects;
    for (const TypeId a : sets) {
        for (const TypeId b : sets) {
            objects.push_back(u.make(Object{{{"a", a, false, {}}, {"b", b, false, {}}}, false}));
        }
    }
    u.types = objects;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            u.add(Union{{objects[i], objects[j]}});
            if (j >= 7 && j % 5 == 0) u.add(Union{{objects[i], objects[j], objects[j / 2]}});
        }
    }
    for (int a = 0; a < 3; ++a) {
        for (int b = 0; b < 3; ++b) {
            u.values.push_back(Value{ObjectValue{{"a", Value{double(a)}}, {"b", Value{double(b)}}}});
        }
    }
    return u;
}

void agree(const Universe& u) {
    using Accepted = std::vector<bool>;
    std::vector<Accepted> accepted;
    for (const TypeId type : u.types) {
        Accepted mine;
        for (const Value& value : u.values) mine.push_back(accepts(u.schema, type, value) == Answer::yes);
        accepted.push_back(std::move(mine));
    }
    diff::Judge judge;
    std::vector<diff::Bounds> sets;
    for (const TypeId type : u.types) sets.push_back(judge.of(u.schema, type, false));
    std::size_t included = 0;
    for (std::size_t i = 0; i < u.types.size(); ++i) {
        for (std::size_t j = 0; j < u.types.size(); ++j) {
            bool all_kept = true;
            for (std::size_t k = 0; k < u.values.size() && all_kept; ++k)
                all_kept = !accepted[i][k] || accepted[j][k];
            const diff::Judged judged = judge.includes(sets[j], sets[i]);
            const bool agrees = judged.answer == (all_kept ? Answer::yes : Answer::no);
            if (!agrees) {
                INFO(to_string(u.schema, u.types[i]) << "\n" << to_string(u.schema, u.types[j]));
                CHECK(judged.answer == (all_kept ? Answer::yes : Answer::no));
            }
            if (judged.answer == Answer::no) {
                const bool is_shown = accepts(u.schema, u.types[i], *judged.witness) == Answer::yes &&
                                      accepts(u.schema, u.types[j], *judged.witness) == Answer::no;
                if (!is_shown) {
                    INFO(to_string(u.schema, u.types[i]) << "\n" << to_string(u.schema, u.types[j]));
                    CHECK(is_shown);
                }
            } else {
                ++included;
            }
        }
    }
    CHECK(included > u.types.size());
    WARN(u.types.size() << " types, " << u.values.size() << " values, " << included << " of "
                        << u.types.size() * u.types.size() << " pairs included");
}

}  // namespace

TEST_CASE("inclusion is what trying every value says, on every small type") {
    agree(every_small_type());
}

TEST_CASE("inclusion is what trying every value says, on unions that distribute over fields") {
    agree(every_distribution());
}
