#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include "schema/bridge.h"
#include "schema/match.h"

namespace schema {
namespace {

constexpr Span nowhere = {diagnostics::no_file, 0, 0};

// Where something new is put among what is there by name: after `name`, and after what was put there before.
template <class Named>
auto place_after(std::vector<Named>& all, const std::optional<std::string>& name,
                 const std::unordered_map<std::string_view, const Named*>& there) {
    auto at = all.begin();
    if (name) {
        at = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == *name; });
        if (at != all.end()) ++at;
    }
    while (at != all.end() && !there.contains(at->name)) ++at;
    return at;
}

// Applies operations to a copy of the new schema.
class Application {
  public:
    Application(const Schema& before, const Schema& after)
        : before_(before), after_(after), result_(after), imported_(before.types.size()) {}

    Schema run(const std::vector<Operation>& operations) {
        std::unordered_map<std::string_view, std::vector<const Operation*>> by_table;
        for (const Operation& one : operations) {
            if (std::holds_alternative<SkipValidation>(one.what)) result_.validation = false;
            by_table[one.table].push_back(&one);
        }
        for (Table& table : result_.tables) {
            const auto found = by_table.find(table.name);
            if (found == by_table.end()) continue;
            std::vector<const Operation*> on_documents;
            for (const Operation* one : found->second) {
                if (const auto* kept = std::get_if<KeepIndex>(&one->what)) {
                    table.indexes.push_back(kept->index);
                    table.indexes.back().span = nowhere;
                } else {
                    on_documents.push_back(one);
                }
            }
            table.document = changed(table.document, on_documents, 0);
        }
        for (const Operation& one : operations) {
            if (const auto* added = std::get_if<AddTable>(&one.what)) add_table(one.table, *added);
        }
        return std::move(result_);
    }

  private:
    using Operations = std::vector<const Operation*>;

    TypeId add(Shape shape, Span span) {
        result_.types.push_back({std::move(shape), span});
        return static_cast<TypeId>(result_.types.size() - 1);
    }

    void add_table(const std::string& name, const AddTable& added) {
        const auto old = std::find_if(before_.tables.begin(), before_.tables.end(),
                                      [&](const Table& table) { return table.name == name; });
        if (old == before_.tables.end()) return;
        std::unordered_map<std::string_view, const Table*> there;
        for (const Table& table : after_.tables) there.emplace(table.name, &table);
        Table table = *old;
        table.document = imported(table.document);
        if (table.staged) table.staged = imported(*table.staged);
        table.span = nowhere;
        for (Index& index : table.indexes) index.span = nowhere;
        result_.tables.insert(place_after(result_.tables, added.after, there), std::move(table));
    }

    // A type of the old schema.
    TypeId imported(TypeId old) {
        std::optional<TypeId>& known = imported_[static_cast<std::size_t>(old)];
        if (known) return *known;
        const auto part = [&](TypeId one) { return imported(one); };
        Shape shape = match(
            before_[old].shape, [&](const Array& one) -> Shape { return Array{part(one.element)}; },
            [&](const Record& one) -> Shape {
                const TypeId key = part(one.key);
                return Record{key, part(one.value)};
            },
            [&](const Object& one) -> Shape {
                Object object = one;
                for (Field& field : object.fields) {
                    field.type = part(field.type);
                    field.span = nowhere;
                }
                return object;
            },
            [&](const Union& one) -> Shape {
                Union all;
                for (const TypeId member : one.members) all.members.push_back(part(member));
                return all;
            },
            [](const auto& leaf) -> Shape { return leaf; });
        const TypeId made = add(std::move(shape), nowhere);
        imported_[static_cast<std::size_t>(old)] = made;
        return made;
    }

    // --- types: `depth` is how much of the path of each operation leads to the type ---

    TypeId changed(TypeId now, const Operations& operations, std::size_t depth) {
        if (operations.empty()) return now;
        const Span span = after_[now].span;
        Operations here;
        Operations below;
        for (const Operation* one : operations) (one->path.size() == depth ? here : below).push_back(one);
        TypeId made = below.empty() ? now : changed_below(now, below, depth);
        for (const Operation* one : here) {
            if (std::holds_alternative<AcceptAny>(one->what)) return add(Any{}, span);
            const auto* widen = std::get_if<Widen>(&one->what);
            if (widen == nullptr) continue;
            Union all;
            flatten(made, all);
            for (const TypeId member : widen->members) all.members.push_back(imported(member));
            made = add(std::move(all), span);
        }
        return made;
    }

    void flatten(TypeId made, Union& all) {
        if (const auto* nested = std::get_if<Union>(&result_[made].shape)) {
            const std::vector<TypeId> members = nested->members;
            for (const TypeId member : members) flatten(member, all);
        } else {
            all.members.push_back(made);
        }
    }

    TypeId changed_below(TypeId now, const Operations& operations, std::size_t depth) {
        const Span span = after_[now].span;
        return match(
            after_[now].shape,
            [&](const Array& one) { return add(Array{changed(one.element, operations, depth + 1)}, span); },
            [&](const Record& one) {
                return add(Record{one.key, changed(one.value, operations, depth + 1)}, span);
            },
            [&](const Object& one) { return add(changed_object(one, operations, depth), span); },
            [&](const Union& one) {
                Union all;
                std::size_t number = 0;
                for (const TypeId member : one.members) members(member, operations, depth, number, all);
                return add(std::move(all), span);
            },
            [&](const auto&) { return now; });
    }

    void members(TypeId now, const Operations& operations, std::size_t depth, std::size_t& number,
                 Union& all) {
        if (const auto* nested = std::get_if<Union>(&after_[now].shape)) {
            for (const TypeId member : nested->members) members(member, operations, depth, number, all);
            return;
        }
        ++number;
        Operations inside;
        Operations of_only;  // no step leads to an only member
        for (const Operation* one : operations) {
            const auto* step = std::get_if<MemberStep>(&one->path[depth]);
            if (step == nullptr) of_only.push_back(one);
            if (step != nullptr && step->number == number) inside.push_back(one);
        }
        if (!of_only.empty()) {
            all.members.push_back(changed_below(now, of_only, depth));
        } else {
            all.members.push_back(changed(now, inside, depth + 1));
        }
    }

    Object changed_object(const Object& now, const Operations& operations, std::size_t depth) {
        std::unordered_map<std::string_view, Operations> by_field;
        for (const Operation* one : operations)
            by_field[std::get<FieldStep>(one->path[depth]).name].push_back(one);
        Object object = now;
        for (Field& field : object.fields) {
            const auto found = by_field.find(field.name);
            if (found == by_field.end()) continue;
            Operations of_type;
            for (const Operation* one : found->second) {
                const bool is_own = one->path.size() == depth + 1;
                if (is_own && std::holds_alternative<MakeOptional>(one->what)) {
                    field.optional = true;
                } else {
                    of_type.push_back(one);
                }
            }
            field.type = changed(field.type, of_type, depth + 1);
        }
        std::unordered_map<std::string_view, const Field*> there;
        for (const Field& field : now.fields) there.emplace(field.name, &field);
        for (const Operation* one : operations) {
            const auto* added = std::get_if<AddField>(&one->what);
            if (added == nullptr || one->path.size() != depth + 1) continue;
            Field field = {added->field.name, imported(added->field.type), true, nowhere};
            object.fields.insert(place_after(object.fields, added->after, there), std::move(field));
        }
        return object;
    }

    const Schema& before_;
    const Schema& after_;
    Schema result_;
    std::vector<std::optional<TypeId>> imported_;
};

}  // namespace

Schema with_operations(const Schema& before, const Schema& after, const std::vector<Operation>& operations) {
    return Application(before, after).run(operations);
}

}  // namespace schema
