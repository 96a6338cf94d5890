#include "tests/equivalent.h"

#include <algorithm>
#include <optional>

#include "schema/match.h"

namespace tests {

using namespace schema;

namespace {

TypeId add(std::vector<Type>& types, Shape shape) {
    types.push_back({std::move(shape), {}});
    return static_cast<TypeId>(types.size() - 1);
}

const Shape& shape_of(const std::vector<Type>& types, TypeId type) {
    return types[static_cast<std::size_t>(type)].shape;
}

}  // namespace

TypeId Equivalent::of(std::vector<Type>& types, TypeId type) {
    const TypeId inside = with_parts(types, type);
    return one_in(2) ? inside : rewritten(types, inside);
}

// The same with other types for its parts.
TypeId Equivalent::with_parts(std::vector<Type>& types, TypeId type) {
    const Shape shape = shape_of(types, type);
    return match(
        shape, [&](const Array& array) { return add(types, Array{of(types, array.element)}); },
        [&](const Record& record) {
            const TypeId key = of(types, record.key);
            return add(types, Record{key, of(types, record.value)});
        },
        [&](const Object& object) {
            Object other;
            for (const Field& field : object.fields)
                other.fields.push_back({field.name, of(types, field.type), field.optional, {}});
            // A field that may be absent and can be nothing else.
            if (one_in(8)) other.fields.push_back({"never", impossible(types), true, {}});
            std::shuffle(other.fields.begin(), other.fields.end(), random_);
            return add(types, std::move(other));
        },
        [&](const Union& members) {
            Union other;
            for (const TypeId member : members.members) other.members.push_back(of(types, member));
            std::shuffle(other.members.begin(), other.members.end(), random_);
            if (other.members.size() > 2 && one_in(2)) {
                const TypeId last = other.members.back();
                other.members.pop_back();
                other.members.back() = add(types, Union{{other.members.back(), last}});
            }
            return add(types, std::move(other));
        },
        [&](const auto&) { return type; });
}

// The same, written in another way.
TypeId Equivalent::rewritten(std::vector<Type>& types, TypeId type) {
    if (one_in(4)) return add(types, Union{{type, impossible(types)}});
    if (one_in(4)) return add(types, Union{{a_part_of(types, type), type}});
    const Shape shape = shape_of(types, type);
    return match(
        shape,
        [&](const Boolean&) {
            const TypeId yes = add(types, Literal{true});
            return add(types, Union{{yes, add(types, Literal{false})}});
        },
        [&](const Any&) { return spelled_out(types); }, [&](const Int64&) { return add(types, CommitTs{}); },
        [&](const CommitTs&) { return add(types, Int64{}); },
        [&](const Object& object) { return split(types, object); },
        [&](const auto&) { return add(types, Union{{type}}); });
}

// An object as a union of objects: one for each member of the union that a field is, or with it and without.
TypeId Equivalent::split(std::vector<Type>& types, const Object& object) {
    if (object.fields.empty()) {
        const TypeId string = add(types, String{});
        return one_in(2) ? add(types, Record{string, impossible(types)})
                         : add(types, Record{impossible(types), string});
    }
    const std::size_t at = below(object.fields.size());
    const Field field = object.fields[at];
    const Shape shape = shape_of(types, field.type);
    Union result;
    const auto with = [&](std::optional<TypeId> one) {
        Object part = object;
        if (one) {
            part.fields[at] = {field.name, *one, false, {}};
        } else {
            part.fields.erase(part.fields.begin() + static_cast<std::ptrdiff_t>(at));
        }
        result.members.push_back(add(types, std::move(part)));
    };
    if (const auto* members = std::get_if<Union>(&shape)) {
        for (const TypeId member : members->members) with(member);
    } else if (std::holds_alternative<Boolean>(shape)) {
        with(add(types, Literal{true}));
        with(add(types, Literal{false}));
    } else {
        with(field.type);
    }
    if (field.optional) with(std::nullopt);
    std::shuffle(result.members.begin(), result.members.end(), random_);
    return add(types, std::move(result));
}

TypeId Equivalent::spelled_out(std::vector<Type>& types) {
    const TypeId any = add(types, Any{});
    const TypeId string = add(types, String{});
    Union all;
    for (const Shape& shape : std::vector<Shape>{Null{}, Boolean{}, Int64{}, Float64{}, BytesType{},
                                                 Array{any}, Record{string, any}}) {
        all.members.push_back(add(types, shape));
    }
    all.members.push_back(string);
    std::shuffle(all.members.begin(), all.members.end(), random_);
    return add(types, std::move(all));
}

// A type without values.
TypeId Equivalent::impossible(std::vector<Type>& types) {
    const TypeId nothing = add(types, Union{});
    if (one_in(2)) return nothing;
    const TypeId string = add(types, String{});
    return add(types, Object{{{"a", string, true, {}}, {"b", nothing, false, {}}}, false});
}

// A type of which all values are in `type`.
TypeId Equivalent::a_part_of(std::vector<Type>& types, TypeId type) {
    const Shape shape = shape_of(types, type);
    return match(
        shape, [&](const Any&) { return add(types, Array{add(types, String{})}); },
        [&](const Boolean&) { return add(types, Literal{one_in(2)}); },
        [&](const String&) {
            return one_in(2) ? add(types, Id{"users"}) : add(types, Literal{std::string("a")});
        },
        [&](const Float64&) { return add(types, Literal{1.0}); },
        [&](const Int64&) { return add(types, Literal{std::int64_t{1}}); },
        [&](const Array& array) {
            return add(types, Array{one_in(2) ? impossible(types) : a_part_of(types, array.element)});
        },
        [&](const Record& record) {
            if (one_in(2)) return add(types, Object{});
            const TypeId value = a_part_of(types, record.value);
            return add(types, Record{record.key, value});
        },
        [&](const Object& object) {
            Object part = object;
            for (Field& field : part.fields) {
                if (one_in(2)) field.type = a_part_of(types, field.type);
            }
            std::erase_if(part.fields, [&](const Field& field) { return field.optional && one_in(2); });
            return add(types, std::move(part));
        },
        [&](const Union& members) {
            return members.members.empty() ? type : members.members[below(members.members.size())];
        },
        [&](const auto&) { return type; });
}

}  // namespace tests
