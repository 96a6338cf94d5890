#include "planner/rewrite.h"

#include <algorithm>
#include <cmath>

#include "planner/references.h"
#include "planner/telling.h"
#include "schema/accepts.h"
#include "schema/match.h"

namespace planner {
namespace {

using schema::ArrayValue;
using schema::FieldStep;
using schema::match;
using schema::ObjectValue;
using schema::Path;
using schema::Schema;
using schema::TypeId;
using schema::Value;

const Value* field(const ObjectValue& object, const std::string& name) {
    const auto found =
        std::find_if(object.begin(), object.end(), [&](const auto& one) { return one.name == name; });
    return found == object.end() ? nullptr : &found->value;
}

void set(ObjectValue& object, const std::string& name, Value value) {
    for (schema::FieldValue& one : object) {
        if (one.name != name) continue;
        one.value = std::move(value);
        return;
    }
    object.push_back({name, std::move(value)});
}

void remove(ObjectValue& object, const std::string& name) {
    std::erase_if(object, [&](const auto& one) { return one.name == name; });
}

bool is_literal(const Value& value, const schema::Literal& literal) {
    return match(literal.value, [&]<class Kind>(const Kind& one) {
        const auto* same = std::get_if<Kind>(&value.is);
        return same != nullptr && *same == one;
    });
}

ValueKind kind_of(const Value& value) {
    return match(
        value.is, [](const schema::NullValue&) { return ValueKind::null; },
        [](bool) { return ValueKind::boolean; }, [](std::int64_t) { return ValueKind::bigint; },
        [](double) { return ValueKind::number; }, [](const std::string&) { return ValueKind::string; },
        [](const schema::DocumentId&) { return ValueKind::string; },
        [](const schema::Bytes&) { return ValueKind::bytes; },
        [](const ArrayValue&) { return ValueKind::array; },
        [](const ObjectValue&) { return ValueKind::object; });
}

// Numbers up to here are whole in both of Convex's types.
constexpr double exact = 9007199254740991.0;

// One document of it.
class Rewriter {
  public:
    Rewriter(const Schema& after, Places& places) : after_(after), places_(places) {}

    Value document(const RewriteTree& tree, Value value, TypeId type) {
        convert(tree, value, type);
        below(tree, value, type);
        return value;
    }

  private:
    // Whether a guard is true of a value; `type` is the new one of its place.
    bool holds(const Guard& guard, const Value& value, TypeId type) const {
        return match(
            guard, [&](const IsLiteral& one) { return is_literal(value, one.literal); },
            [&](const IsKind& one) {
                const auto* id = std::get_if<schema::DocumentId>(&value.is);
                const auto is_table = [&](const std::string& table) {
                    return id != nullptr && id->table == table;
                };
                return kind_of(value) == one.kind &&
                       std::none_of(one.but.begin(), one.but.end(),
                                    [&](const auto& literal) { return is_literal(value, literal); }) &&
                       std::none_of(one.but_ids.begin(), one.but_ids.end(), is_table);
            },
            [&](const HasTag& one) {
                const auto* object = std::get_if<ObjectValue>(&value.is);
                const Value* tag = object == nullptr ? nullptr : field(*object, one.field);
                return tag != nullptr &&
                       std::any_of(one.literals.begin(), one.literals.end(),
                                   [&](const auto& literal) { return is_literal(*tag, literal); });
            },
            [&](const DoesNotFit&) { return schema::accepts(after_, type, value) != schema::Answer::yes; });
    }

    // None: the value goes. `path` is where it was.
    static std::optional<Value> converted(const Conversion& how, const Value& value, const Path& path) {
        using Converted = std::optional<Value>;
        return match(
            how, [](const Ask&) -> Converted { throw Asked{}; },
            [&](const ToInt64&) -> Converted {
                const double number = std::get<double>(value.is);
                if (std::trunc(number) != number || std::abs(number) > exact)
                    throw Impossible{to_string(path)};
                return Value{static_cast<std::int64_t>(number)};
            },
            [&](const ToFloat64&) -> Converted {
                const std::int64_t number = std::get<std::int64_t>(value.is);
                if (std::abs(static_cast<double>(number)) > exact) throw Impossible{to_string(path)};
                return Value{static_cast<double>(number)};
            },
            [](const ToAbsent&) -> Converted { return std::nullopt; },
            [](const ToValue& to) -> Converted { return to.value; });
    }

    // Whether the value is still there.
    bool convert(const RewriteTree& tree, Value& value, TypeId type) {
        const Rewrite* rewrite = tree.rewrite<Convert>();
        if (rewrite == nullptr) return true;
        for (const Convert::Case& one : std::get<Convert>(rewrite->what).cases) {
            if (!holds(one.guard, value, type)) continue;
            auto result = converted(one.how, value, rewrite->path);
            if (!result) return false;
            value = std::move(*result);
            return true;
        }
        return true;
    }

    void below(const RewriteTree& tree, Value& value, TypeId type) {
        if (tree.below.empty()) return;
        const std::vector<schema::Member> all = places_.members(after_, type);
        const Members members = {after_, all, {}};
        for (const auto& [step, next] : tree.below) {
            const auto* member = std::get_if<schema::MemberStep>(&step);
            if (member == nullptr) continue;
            const auto found = std::find_if(all.begin(), all.end(),
                                            [&](const auto& one) { return one.number == member->number; });
            if (holds(*selection(members, member->number), value, type)) parts(next, value, found->type);
        }
        parts(tree, value, all.size() == 1 ? all.front().type : type);
    }

    void parts(const RewriteTree& tree, Value& value, TypeId type) {
        match(
            after_[type].shape,
            [&](const schema::Object& object) {
                if (auto* fields = std::get_if<ObjectValue>(&value.is)) this->object(tree, *fields, object);
            },
            [&](const schema::Array& array) {
                if (auto* items = std::get_if<ArrayValue>(&value.is)) {
                    for (Value& item : *items) each(tree, item, array.element);
                }
            },
            [&](const schema::Record& record) {
                if (auto* entries = std::get_if<ObjectValue>(&value.is)) {
                    for (schema::FieldValue& entry : *entries) each(tree, entry.value, record.value);
                }
            },
            [](const auto&) {});
    }

    void each(const RewriteTree& tree, Value& value, TypeId type) {
        for (const auto& [step, next] : tree.below) {
            const bool is_each = std::holds_alternative<schema::ElementStep>(step) ||
                                 std::holds_alternative<schema::EntryStep>(step);
            if (!is_each) continue;
            convert(next, value, type);
            below(next, value, type);
        }
    }

    void object(const RewriteTree& tree, ObjectValue& object, const schema::Object& type) {
        for (const auto& [step, next] : tree.below) {
            const auto* from = std::get_if<FieldStep>(&step);
            if (from == nullptr) continue;
            if (const Rewrite* one = next.rewrite<Rename>()) this->rename(*one, from->name, object);
        }
        for (const schema::Field& one : type.fields) {
            const RewriteTree* next = tree.find(one.name);
            for (const Rewrite* move : next == nullptr ? std::vector<const Rewrite*>() : next->here)
                this->move(*move, one.name, object);
        }
        for (const schema::Field& one : type.fields) {
            if (const RewriteTree* next = tree.find(one.name)) this->field_at(*next, one, object);
        }
        for (const auto& [step, next] : tree.below) {
            if (next.get<Clear>() != nullptr) remove(object, std::get<FieldStep>(step).name);
        }
    }

    static void rename(const Rewrite& rewrite, const std::string& from, ObjectValue& object) {
        const auto& rename = std::get<Rename>(rewrite.what);
        const Value* value = field(object, from);
        if (value == nullptr) return;
        if (rename.null_is_absent && std::holds_alternative<schema::NullValue>(value->is))
            return remove(object, from);
        Path to = rewrite.path;
        to.back() = FieldStep{rename.to};
        const Value* there = field(object, rename.to);
        if (there != nullptr && rename.how && std::holds_alternative<Ask>(*rename.how))
            throw Impossible{to_string(to)};
        auto result = rename.how ? converted(*rename.how, *value, to) : *value;
        if (there != nullptr && result != *there) throw Impossible{to_string(to)};
        if (result) set(object, rename.to, std::move(*result));
        remove(object, from);
    }

    // What is at a part of an object; none, if it is no object, or has none.
    static const Value* part_of(const Value* around, const std::string& part) {
        const auto* inside = around == nullptr ? nullptr : std::get_if<ObjectValue>(&around->is);
        return inside == nullptr ? nullptr : field(*inside, part);
    }

    static void ask_for_the_same(const Value* value, const Value* there, const Path& path,
                                 const std::string& part) {
        if (value == nullptr || (there != nullptr && *there == *value)) return;
        Path place = path;
        if (!part.empty()) place.emplace_back(FieldStep{part});
        throw Impossible{to_string(place)};
    }

    static void build(const Build& build, const Path& path, const std::string& name, ObjectValue& object) {
        ObjectValue made;
        const auto add = [&](const std::string& part) {
            const Value* value = field(object, part);
            if (value != nullptr) made.push_back({part, *value});
            return value != nullptr;
        };
        const bool is_there = field(object, name) != nullptr;
        const auto has = [&](const std::string& part) { return field(object, part) != nullptr; };
        const bool is_any =
            !build.required.empty() || std::any_of(build.optional.begin(), build.optional.end(), has);
        if (!is_there && is_any && std::all_of(build.required.begin(), build.required.end(), add)) {
            for (const std::string& part : build.optional) add(part);
            set(object, name, {std::move(made)});
        }
        const Value* there = field(object, name);
        if (there == nullptr && !build.may_be_absent) return;
        for (const auto* parts : {&build.required, &build.optional}) {
            for (const std::string& part : *parts)
                ask_for_the_same(field(object, part), part_of(there, part), path, part);
        }
    }

    // Brings the value of a field from where it was, if it is one that moves.
    static void move(const Rewrite& rewrite, const std::string& name, ObjectValue& object) {
        match(
            rewrite.what, [&](const Build& build) { Rewriter::build(build, rewrite.path, name, object); },
            [&](const TakeOut& take) {
                const Value* part = part_of(field(object, take.from), take.part);
                if (part == nullptr) return;
                if (field(object, name) == nullptr) set(object, name, Value(*part));
                ask_for_the_same(part_of(field(object, take.from), take.part), field(object, name),
                                 rewrite.path, "");
            },
            [&](const PutIn& put) {
                const Value* value = field(object, put.part);
                if (value == nullptr) return;
                const Value* around = field(object, name);
                if (around != nullptr && part_of(around, put.part) == nullptr) {
                    Value changed = *around;
                    if (auto* inside = std::get_if<ObjectValue>(&changed.is))
                        set(*inside, put.part, Value(*value));
                    set(object, name, std::move(changed));
                }
                ask_for_the_same(field(object, put.part), part_of(field(object, name), put.part),
                                 rewrite.path, put.part);
            },
            [](const auto&) {});
    }

    void field_at(const RewriteTree& tree, const schema::Field& type, ObjectValue& object) {
        const std::string& name = type.name;
        if (const Value* value = field(object, name)) {
            Value changed = *value;
            if (convert(tree, changed, type.type))
                set(object, name, std::move(changed));
            else
                remove(object, name);
        }
        for (const Rewrite* one : tree.here) {
            if (field(object, name) == nullptr) fill(*one, name, object);
        }
        if (const Value* value = field(object, name)) {
            Value changed = *value;
            below(tree, changed, type.type);
            set(object, name, std::move(changed));
        }
    }

    static void fill(const Rewrite& rewrite, const std::string& name, ObjectValue& object) {
        match(
            rewrite.what,
            [&](const Fill& fill) {
                const auto* value = std::get_if<Value>(&fill.with);
                if (value == nullptr) throw Asked{};
                set(object, name, *value);
            },
            [&](const Missing&) { throw Impossible{to_string(rewrite.path)}; }, [](const auto&) {});
    }

    const Schema& after_;
    Places& places_;
};

}  // namespace

Rewriting::Rewriting(const TableBackfill& backfill, const Schema& after)
    : after_(after), table_(*find_table(after, backfill.table)), tree_(tree_of(backfill.rewrites)) {}

Rewritten Rewriting::operator()(const Value& document) {
    try {
        return Rewriter(after_, places_).document(tree_, document, table_.document);
    } catch (const Asked& asked) {
        return asked;
    } catch (const Impossible& impossible) {
        return impossible;
    }
}

}  // namespace planner
