#include "emit/uses.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "schema/match.h"

namespace emit {
namespace {

using schema::TypeId;

std::uint64_t sum(std::uint64_t a, std::uint64_t b) {
    return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max()
                                                             : a + b;
}

auto key(const Span& span) {
    return std::tuple(span.file, span.begin, span.end);
}

}  // namespace

Uses::Uses(const schema::Schema& schema) : places_(schema.types.size(), 0) {
    for (const schema::Table& table : schema.tables) ++places_[static_cast<std::size_t>(table.document)];
    // What a function of a package makes is all made by its call: the parts of that are no other places.
    std::vector<std::uint64_t> same_call(schema.types.size(), 0);
    // The parts of a type come before it.
    for (std::size_t i = schema.types.size(); i-- > 0;) {
        const schema::Type& type = schema.types[i];
        if (places_[i] == 0) continue;
        types_[key(type.made)] = sum(types_[key(type.made)], places_[i] - same_call[i]);
        const auto part = [&](TypeId id) {
            const auto number = static_cast<std::size_t>(id);
            places_[number] = sum(places_[number], places_[i]);
            const bool is_same =
                schema[id].made == type.made && schema[id].shape.index() != type.shape.index();
            if (is_same) same_call[number] = sum(same_call[number], places_[i]);
        };
        schema::match(
            type.shape, [&](const schema::Array& one) { part(one.element); },
            [&](const schema::Record& one) {
                part(one.key);
                part(one.value);
            },
            [&](const schema::Object& one) {
                for (const schema::Field& field : one.fields) {
                    part(field.type);
                    fields_.push_back({field.span, static_cast<TypeId>(i)});
                }
            },
            [&](const schema::Union& one) {
                for (const TypeId member : one.members) part(member);
            },
            [](const auto&) {});
    }
    std::sort(fields_.begin(), fields_.end(),
              [](const Declared& a, const Declared& b) { return key(a.property) < key(b.property); });
}

std::uint64_t Uses::of_field(const Span& property) const {
    const auto from =
        std::lower_bound(fields_.begin(), fields_.end(), property,
                         [](const Declared& one, const Span& span) { return key(one.property) < key(span); });
    std::uint64_t total = 0;
    for (auto at = from; at != fields_.end() && at->property == property; ++at)
        total = sum(total, places_[static_cast<std::size_t>(at->object)]);
    return total;
}

std::uint64_t Uses::of_type(const Span& made) const {
    const auto found = types_.find(key(made));
    return found == types_.end() ? 0 : found->second;
}

std::uint64_t Uses::of_literal(const Code& code, NodeId literal) const {
    const Span span = code.span(literal);
    const auto from =
        std::lower_bound(fields_.begin(), fields_.end(), span, [](const Declared& one, const Span& place) {
            return std::tuple(one.property.file, one.property.begin) < std::tuple(place.file, place.begin);
        });
    std::set<TypeId> objects;
    for (auto at = from; at != fields_.end(); ++at) {
        if (at->property.file != span.file || at->property.begin >= span.end) break;
        const NodeId property = code.at(at->property);
        if (property != no_node && code.parent(property) == literal) objects.insert(at->object);
    }
    std::uint64_t total = 0;
    for (const TypeId object : objects) total = sum(total, places_[static_cast<std::size_t>(object)]);
    return total;
}

}  // namespace emit
