#include <catch2/catch.hpp>
#include <iostream>
#include <limits>

#include <fmt/format.h>

#include "diff/judge.h"
#include "schema/accepts.h"
#include "schema/text.h"

// Inclusion against brute force: on small universes of types and values, all pairs of them, it must say what
// trying every value says. The values are enough to tell the types apart: for each type some that no literal
// names, keys that no object declares, and as many elements and entries as unions have members.
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
    std::vector<TypeId> make_all(const std::vector<Shape>& shapes) {
        std::vector<TypeId> made;
        for (const Shape& shape : shapes) made.push_back(make(shape));
        return made;
    }
    TypeId object(std::vector<Field> fields) { return make(Object{std::move(fields), false}); }
};

Field field(const std::string& name, TypeId type, bool optional = false) {
    return {name, type, optional, {}};
}

const double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<Shape> leaves() {
    return {Null{},
            Boolean{},
            Literal{true},
            String{},
            Literal{std::string("a")},
            Id{"users"},
            Id{"posts"},
            Float64{},
            Literal{0.0},
            Literal{-0.0},
            Literal{not_a_number},
            Int64{},
            CommitTs{},
            BytesType{},
            Literal{std::int64_t{1}},
            Any{},
            Union{}};
}

std::vector<Value> scalars() {
    return {Value{NullValue{}},
            Value{true},
            Value{false},
            Value{std::string("a")},
            Value{std::string("z")},
            Value{DocumentId{"users"}},
            Value{DocumentId{"posts"}},
            Value{0.0},
            Value{-0.0},
            Value{not_a_number},
            Value{2.0},
            Value{std::int64_t{1}},
            Value{std::int64_t{2}},
            Value{Bytes{}}};
}

Value object_of(std::initializer_list<FieldValue> fields) {
    return Value{ObjectValue(fields)};
}

const std::vector<std::string> keys = {"a", "b", "c", "10000users", "10000posts"};

// Every type of at most three nodes: a leaf, an array, a field, a record, a union are one each.
Universe every_type_of_three_nodes() {
    Universe u;
    const std::vector<TypeId> one = u.make_all(leaves());
    std::vector<TypeId> two;
    std::vector<TypeId> three = {u.object({})};
    const auto around = [&](TypeId inner, std::vector<TypeId>& to) {
        to.push_back(u.make(Array{inner}));
        for (const bool optional : {false, true}) to.push_back(u.object({field("a", inner, optional)}));
        to.push_back(u.make(Union{{inner}}));
    };
    for (const TypeId leaf : one) around(leaf, two);
    for (const TypeId inner : two) around(inner, three);
    for (std::size_t i = 0; i < one.size(); ++i) {
        for (std::size_t j = 0; j < one.size(); ++j) {
            three.push_back(u.make(Record{one[i], one[j]}));
            if (j < i) three.push_back(u.make(Union{{one[i], one[j]}}));
            for (const bool a : {false, true}) {
                for (const bool b : {false, true})
                    three.push_back(u.object({field("b", one[j], b), field("a", one[i], a)}));
            }
        }
    }
    for (const auto& types : {one, two, three}) u.types.insert(u.types.end(), types.begin(), types.end());

    u.values = scalars();
    u.values.push_back(Value{ArrayValue{}});
    u.values.push_back(Value{ObjectValue{}});
    for (const Value& x : scalars()) {
        u.values.push_back(Value{ArrayValue{x}});
        u.values.push_back(Value{ArrayValue{Value{ArrayValue{x}}}});
        u.values.push_back(Value{ArrayValue{object_of({{"a", x}})}});
        u.values.push_back(object_of({{"a", Value{ArrayValue{x}}}}));
        u.values.push_back(object_of({{"a", object_of({{"a", x}})}}));
        for (const std::string& key : keys) u.values.push_back(object_of({{key, x}}));
        for (const Value& y : scalars()) u.values.push_back(object_of({{"a", x}, {"b", y}}));
    }
    for (const Value& empty : {Value{ArrayValue{}}, Value{ObjectValue{}}}) {
        u.values.push_back(Value{ArrayValue{empty}});
        u.values.push_back(object_of({{"a", empty}}));
    }
    return u;
}

// Arrays, records and objects of leaves, and unions of two and three of them, which must often be taken
// together.
Universe every_union_of_small_types() {
    Universe u;
    const std::vector<TypeId> some =
        u.make_all({Null{}, Boolean{}, Literal{true}, String{}, Literal{std::string("a")}, Id{"users"},
                    Int64{}, Any{}, Union{}});
    const TypeId string = u.make(String{});
    const TypeId id = u.make(Id{"users"});
    std::vector<TypeId> around = {u.object({})};
    for (const TypeId leaf : some) {
        around.push_back(u.make(Array{leaf}));
        around.push_back(u.make(Record{string, leaf}));
        around.push_back(u.make(Record{id, leaf}));
        for (const bool optional : {false, true}) {
            around.push_back(u.object({field("a", leaf, optional)}));
            around.push_back(u.object({field("a", leaf, optional), field("b", string, true)}));
        }
    }
    u.types = around;
    for (std::size_t i = 0; i < around.size(); ++i) {
        for (std::size_t j = 0; j < i; j += 3) u.types.push_back(u.make(Union{{around[i], around[j]}}));
        if (i >= 5) u.types.push_back(u.make(Union{{around[i], around[i - 3], around[i - 5]}}));
    }
    const std::vector<Value> parts = {Value{NullValue{}},
                                      Value{true},
                                      Value{false},
                                      Value{std::string("a")},
                                      Value{std::string("z")},
                                      Value{DocumentId{"users"}},
                                      Value{std::int64_t{1}},
                                      Value{2.0}};
    u.values = parts;
    u.values.push_back(Value{ArrayValue{}});
    u.values.push_back(Value{ObjectValue{}});
    for (const Value& x : parts) {
        u.values.push_back(Value{ArrayValue{x}});
        for (const std::string& key : keys) u.values.push_back(object_of({{key, x}}));
        for (const Value& y : parts) {
            u.values.push_back(Value{ArrayValue{x, y}});
            for (const Value& z : parts) u.values.push_back(Value{ArrayValue{x, y, z}});
            for (const auto& [first, second] :
                 {std::pair{"a", "b"}, {"a", "c"}, {"c", "d"}, {"10000users", "10001users"}}) {
                u.values.push_back(object_of({{first, x}, {second, y}}));
            }
        }
    }
    return u;
}

// Objects of two fields that may each be some of two literals, or absent, and unions of two and three of
// them: what holds one object is often only several others together.
Universe every_distribution() {
    Universe u;
    const std::vector<TypeId> literals = u.make_all({Literal{0.0}, Literal{1.0}});
    struct Set {
        TypeId type;
        bool optional;
    };
    std::vector<Set> sets;
    for (const TypeId type : {literals[0], literals[1], u.make(Union{literals}), u.make(Union{})}) {
        for (const bool optional : {false, true}) sets.push_back({type, optional});
    }
    sets.erase(sets.begin() + 6);  // nothing at all
    std::vector<TypeId> objects;
    for (const Set& a : sets) {
        for (const Set& b : sets)
            objects.push_back(u.object({field("a", a.type, a.optional), field("b", b.type, b.optional)}));
    }
    u.types = objects;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            u.types.push_back(u.make(Union{{objects[i], objects[j]}}));
            if (j >= 7 && j % 5 == 0)
                u.types.push_back(u.make(Union{{objects[i], objects[j], objects[j / 2]}}));
        }
    }
    for (const int a : {0, 1, 2}) {
        for (const int b : {0, 1, 2}) {
            ObjectValue fields;
            if (a < 2) fields.push_back({"a", Value{double(a)}});
            if (b < 2) fields.push_back({"b", Value{double(b)}});
            u.values.push_back(Value{std::move(fields)});
        }
    }
    return u;
}

// Records of every kind of key, objects they can be held against, and unions of two and three of those.
Universe every_record() {
    Universe u;
    const TypeId users = u.make(Id{"users"});
    const TypeId posts = u.make(Id{"posts"});
    const TypeId a = u.make(Literal{std::string("a")});
    const TypeId b = u.make(Literal{std::string("b")});
    const std::vector<TypeId> key_types =
        u.make_all({String{}, Any{}, Union{}, Union{{users, posts}}, Union{{a, b}}, Union{{a, users}},
                    Id{"users"}, Literal{std::string("a")}});
    const std::vector<TypeId> value_types = u.make_all({Boolean{}, Literal{true}, Union{}});
    for (const TypeId value : value_types) {
        for (const TypeId key : key_types) u.types.push_back(u.make(Record{key, value}));
        for (const bool optional : {false, true}) {
            u.types.push_back(u.object({field("a", value, optional)}));
            u.types.push_back(u.object({field("a", value, true), field("b", value, optional)}));
        }
    }
    const std::vector<TypeId> single = u.types;
    for (std::size_t i = 0; i < single.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            u.types.push_back(u.make(Union{{single[i], single[j]}}));
            if (j % 3 == 0) u.types.push_back(u.make(Union{{single[i], single[j], single[(i + j) / 2]}}));
        }
    }
    const std::vector<std::string> names = {"a",          "b",          "c",          "d",
                                            "10000users", "10001users", "10000posts", "10001posts"};
    const auto values = {Value{true}, Value{false}, Value{NullValue{}}};
    u.values = {Value{ObjectValue{}}, Value{NullValue{}}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const Value& x : values) {
            u.values.push_back(object_of({{names[i], x}}));
            for (std::size_t j = 0; j < i; ++j) {
                for (const Value& y : values) {
                    u.values.push_back(object_of({{names[i], x}, {names[j], y}}));
                    for (std::size_t k = 0; k < j; ++k)
                        u.values.push_back(
                            object_of({{names[i], x}, {names[j], y}, {names[k], Value{true}}}));
                }
            }
        }
    }
    return u;
}

// The numbers of the values that each type accepts, as bits.
class Accepted {
  public:
    Accepted(const Universe& u, TypeId type) : bits_(u.values.size() / 64 + 1, 0) {
        for (std::size_t i = 0; i < u.values.size(); ++i) {
            if (accepts(u.schema, type, u.values[i]) == Answer::yes)
                bits_[i / 64] |= std::uint64_t{1} << i % 64;
        }
    }
    bool is_in(const Accepted& other) const {
        for (std::size_t i = 0; i < bits_.size(); ++i) {
            if ((bits_[i] & ~other.bits_[i]) != 0) return false;
        }
        return true;
    }

  private:
    std::vector<std::uint64_t> bits_;
};

void agree(const std::string& name, const Universe& u) {
    std::vector<Accepted> accepted;
    for (const TypeId type : u.types) accepted.emplace_back(u, type);
    diff::Judge judge;
    std::vector<diff::Bounds> sets;
    for (const TypeId type : u.types) sets.push_back(judge.of(u.schema, type, false));
    std::size_t included = 0;
    for (std::size_t i = 0; i < u.types.size(); ++i) {
        for (std::size_t j = 0; j < u.types.size(); ++j) {
            const Answer expected = accepted[i].is_in(accepted[j]) ? Answer::yes : Answer::no;
            const diff::Judged judged = judge.includes(sets[j], sets[i]);
            included += expected == Answer::yes ? 1 : 0;
            const bool is_shown = judged.answer != Answer::no ||
                                  (accepts(u.schema, u.types[i], *judged.witness) == Answer::yes &&
                                   accepts(u.schema, u.types[j], *judged.witness) == Answer::no);
            if (judged.answer == expected && is_shown) continue;
            INFO(to_string(u.schema, u.types[i]) << "\n" << to_string(u.schema, u.types[j]));
            CHECK(judged.answer == expected);
            CHECK(is_shown);
        }
    }
    CHECK(included > u.types.size());
    std::cout << fmt::format("brute force, {}: {} types, {} values, {} of {} pairs included\n", name,
                             u.types.size(), u.values.size(), included, u.types.size() * u.types.size());
}

// The types that tables may have, and some that Convex refuses: `any` is every object, fields that start with
// `_` do not count, and nothing is checked without `schemaValidation`.
std::vector<TypeId> every_table_type(Universe& u) {
    const std::vector<TypeId> some = u.make_all({Null{}, String{}, Id{"users"}, Any{}, Union{}});
    std::vector<TypeId> all = {u.make(Any{}), u.make(Union{}), u.make(String{}), u.object({})};
    for (const TypeId type : some) {
        for (const bool optional : {false, true}) {
            all.push_back(u.object({field("a", type, optional)}));
            all.push_back(u.object({field("_a", type, optional)}));
            all.push_back(u.object({field("_a", some[0]), field("a", type, optional)}));
            all.push_back(u.object({field("a", u.object({field("_a", type, optional)}))}));
        }
        all.push_back(u.make(Record{some[1], type}));
    }
    const std::size_t single = all.size();
    for (std::size_t i = 0; i < single; ++i) {
        for (std::size_t j = 0; j < i; ++j) all.push_back(u.make(Union{{all[i], all[j]}}));
    }
    return all;
}

void documents_agree() {
    Universe u;
    const std::vector<TypeId> types = every_table_type(u);
    std::vector<Value> values = {Value{NullValue{}}, Value{std::string("a")}, Value{DocumentId{"users"}},
                                 Value{1.0}, Value{ObjectValue{}}};
    for (std::size_t i = 0; i < 5; ++i) values.push_back(object_of({{"_a", values[i]}}));
    u.values = {Value{ObjectValue{}}};
    for (const Value& x : values) {
        for (const char* name : {"a", "b"}) u.values.push_back(object_of({{name, x}}));
        u.values.push_back(object_of({{"a", x}, {"b", x}}));
    }
    Schema unchecked = u.schema;
    unchecked.validation = false;
    u.schema.validation = true;
    struct Side {
        const Schema& schema;
        Table table;
        diff::Bounds documents;
        std::vector<bool> accepted;
    };
    diff::Judge judge;
    std::vector<Side> sides;
    for (const Schema* schema : {&u.schema, &unchecked}) {
        for (const TypeId type : types) {
            Table table;
            table.document = type;
            std::vector<bool> accepted;
            for (const Value& value : u.values)
                accepted.push_back(accepts_document(*schema, table, value) == Answer::yes);
            const diff::Bounds documents = judge.documents(*schema, table);
            sides.push_back({*schema, std::move(table), documents, std::move(accepted)});
        }
    }
    std::size_t included = 0;
    for (const Side& one : sides) {
        for (const Side& other : sides) {
            bool is_in = true;
            for (std::size_t i = 0; i < u.values.size(); ++i)
                is_in = is_in && (!one.accepted[i] || other.accepted[i]);
            included += is_in ? 1 : 0;
            const diff::Judged judged = judge.includes(other.documents, one.documents);
            const bool is_shown =
                judged.answer != Answer::no ||
                (accepts_document(one.schema, one.table, *judged.witness) == Answer::yes &&
                 accepts_document(other.schema, other.table, *judged.witness) == Answer::no);
            if (judged.answer == (is_in ? Answer::yes : Answer::no) && is_shown) continue;
            INFO(to_string(one.schema, one.table.document) << "\n"
                                                           << to_string(other.schema, other.table.document));
            CHECK(judged.answer == (is_in ? Answer::yes : Answer::no));
            CHECK(is_shown);
        }
    }
    std::cout << fmt::format("brute force, documents: {} tables, {} documents, {} of {} pairs included\n",
                             sides.size(), u.values.size(), included, sides.size() * sides.size());
}

}  // namespace

TEST_CASE("inclusion is what trying every value says on every type of three nodes") {
    agree("every type of three nodes", every_type_of_three_nodes());
}

TEST_CASE("inclusion is what trying every value says on unions of small types") {
    agree("unions of small types", every_union_of_small_types());
}

TEST_CASE("inclusion is what trying every value says on unions that distribute over fields") {
    agree("unions that distribute", every_distribution());
}

TEST_CASE("inclusion is what trying every value says on records") {
    agree("records", every_record());
}

TEST_CASE("inclusion is what trying every value says of the documents of tables") {
    documents_agree();
}
