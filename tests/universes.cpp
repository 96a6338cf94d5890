#include "tests/universes.h"

#include <limits>
#include <utility>

namespace tests {

using namespace schema;

namespace {

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

const std::vector<std::string> keys = {"a", "b", "c", "10000users", "10000posts"};

}  // namespace

Field field(const std::string& name, TypeId type, bool optional) {
    return {name, type, optional, {}};
}

Value object_of(std::initializer_list<FieldValue> fields) {
    return Value{ObjectValue(fields)};
}

Universe every_type_of_three_nodes() {
    Universe u("every type of three nodes");
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

Universe every_union_of_small_types() {
    Universe u("unions of small types");
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

Universe every_distribution() {
    Universe u("unions that distribute over fields");
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

Universe every_record() {
    Universe u("records");
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
Universe every_table_type() {
    Universe u("documents");
    const std::vector<TypeId> some = u.make_all({Null{}, String{}, Id{"users"}, Any{}, Union{}});
    std::vector<TypeId>& all = u.types;
    all = {u.make(Any{}), u.make(Union{}), u.make(String{}), u.object({})};
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
    std::vector<Value> values = {Value{NullValue{}}, Value{std::string("a")}, Value{DocumentId{"users"}},
                                 Value{1.0}, Value{ObjectValue{}}};
    for (std::size_t i = 0; i < 5; ++i) values.push_back(object_of({{"_a", values[i]}}));
    u.values = {Value{ObjectValue{}}};
    for (const Value& x : values) {
        for (const char* name : {"a", "b"}) u.values.push_back(object_of({{name, x}}));
        u.values.push_back(object_of({{"a", x}, {"b", x}}));
    }
    return u;
}

}  // namespace tests
