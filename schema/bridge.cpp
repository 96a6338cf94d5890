#include "schema/bridge.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "schema/bridge_indexes.h"
#include "schema/form.h"
#include "schema/inclusion.h"
#include "schema/members.h"
#include "schema/normal.h"

namespace schema {
namespace {

template <class Wanted>
const Wanted* as(const Schema& schema, TypeId type) {
    return std::get_if<Wanted>(&schema[type].shape);
}

// Finds the operations that let the new documents of one table after the other take the old ones.
class Join {
  public:
    Join(const Schema& before, const Schema& after)
        : before_(before), after_(after), normals_(forms_), inclusion_(normals_) {}

    std::vector<Operation> documents(const Table& old, const Table& now) {
        table_ = now.name;
        left_out_.clear();
        std::vector<Operation> operations = run(old, now);
        const auto may_be_left_out = [&](const Operation& one) {
            const auto is_member = [](const Step& step) { return std::holds_alternative<MemberStep>(step); };
            const auto is_around = [&](const Operation& other) {
                return std::holds_alternative<Widen>(other.what) && starts_with(one.path, other.path);
            };
            return std::any_of(one.path.begin(), one.path.end(), is_member) ||
                   std::any_of(operations.begin(), operations.end(), is_around);
        };
        // One member of a union may take what another was made to take.
        if (operations.size() < 2 && !is_long_widen(operations)) return operations;
        for (const Operation& one : operations) {
            if (!may_be_left_out(one)) continue;
            for (const std::string& key : keys(one)) {
                left_out_.insert(key);
                if (!holds_old(old, run_form(old, now))) left_out_.erase(key);
            }
        }
        return left_out_.empty() ? operations : run(old, now);
    }

  private:
    std::vector<Operation> run(const Table& old, const Table& now) {
        run_form(old, now);
        return std::move(operations_);
    }

    FormId run_form(const Table& old, const Table& now) {
        operations_.clear();
        path_.clear();
        return types(old.document, now.document);
    }

    static bool starts_with(const Path& path, const Path& start) {
        return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
    }

    static bool is_long_widen(const std::vector<Operation>& operations) {
        if (operations.empty()) return false;
        const auto* widen = std::get_if<Widen>(&operations.front().what);
        return widen != nullptr && widen->members.size() > 1;
    }

    bool holds_old(const Table& old, FormId form) {
        return within(normals_.of_documents(forms_.of(before_, old.document), Bound::lower),
                      normals_.of_documents(form, Bound::lower));
    }

    // What can be left out of an operation: a member of a `Widen`, else the whole.
    std::vector<std::string> keys(const Operation& one) {
        const auto* widen = std::get_if<Widen>(&one.what);
        const char* what = std::holds_alternative<MakeOptional>(one.what) ? its_absence : other;
        if (widen == nullptr) return {key(one.path, what)};
        std::vector<std::string> all;
        for (const TypeId member : widen->members) all.push_back(key(one.path, forms_.of(before_, member)));
        return all;
    }
    static constexpr const char* its_absence = "absent";
    static constexpr const char* other = "other";
    static std::string key(const Path& path, const char* what) { return to_string(path) + " " + what; }
    static std::string key(const Path& path, FormId member) {
        return to_string(path) + " " + std::to_string(static_cast<std::uint32_t>(member));
    }
    bool is_left_out(const std::string& key) const { return left_out_.contains(key); }

    bool within(NormalId inner, NormalId outer) {
        return inner == outer || inclusion_.subset(inner, outer).answer == Answer::yes;
    }
    bool within(FormId inner, FormId outer) {
        if (inner == outer) return true;
        if (is_document()) {
            return within(normals_.of_documents(inner, Bound::lower),
                          normals_.of_documents(outer, Bound::lower));
        }
        return within(normals_.of(inner, Bound::lower), normals_.of(outer, Bound::lower));
    }

    // Whether the path leads to documents themselves.
    bool is_document() const {
        return std::all_of(path_.begin(), path_.end(),
                           [](const Step& step) { return std::holds_alternative<MemberStep>(step); });
    }

    void add(decltype(Operation::what) what, Span span) {
        operations_.push_back({table_, path_, std::move(what), span});
    }

    template <class AnyStep, class Visit>
    auto at(AnyStep step, const Visit& visit) {
        path_.emplace_back(std::move(step));
        auto result = visit();
        path_.pop_back();
        return result;
    }

    // --- each of these adds what is needed at the path, and returns the form of the bridge there ---

    FormId types(TypeId old, TypeId now) {
        const FormId form = forms_.of(after_, now);
        if (within(forms_.of(before_, old), form)) return form;
        const std::vector<Member> olds = members_of(before_, old, forms_);
        const std::vector<Member> news = members_of(after_, now, forms_);
        const auto is_any = [&](const Member& member) { return as<Any>(before_, member.type) != nullptr; };
        if (std::any_of(olds.begin(), olds.end(), is_any)) return accept_any(now);
        if (olds.size() == 1 && news.size() == 1) {
            if (const auto both = parts(olds.front().type, news.front().type)) return *both;
        }
        return unions(now, match_members(olds, news, forms_), news.size() > 1);
    }

    FormId accept_any(TypeId now) {
        if (is_left_out(key(path_, other))) return forms_.of(after_, now);
        add(AcceptAny{}, after_[now].span);
        return forms_.intern(Any{});
    }

    FormId unions(TypeId now, const Matched& matched, bool is_union) {
        const FormId form = forms_.of(after_, now);
        std::vector<FormId> all = {};
        for (const auto& [old, same] : matched.same) all.push_back(same.form);
        for (const Member& member : matched.added) all.push_back(member.form);
        std::vector<Member> rest = matched.removed;
        for (const auto& [old, changed] : matched.changed) {
            if (within(old.form, form)) {
                all.push_back(changed.form);
                continue;
            }
            const auto join = [&, &from = old, &to = changed] { return parts(from.type, to.type); };
            const auto both = is_union ? at(MemberStep{changed.number}, join) : join();
            all.push_back(both.value_or(changed.form));
            if (!both) rest.push_back(old);
        }
        std::erase_if(rest, [&](const Member& member) {
            return within(member.form, form) || is_left_out(key(path_, member.form));
        });
        std::sort(rest.begin(), rest.end(),
                  [](const Member& a, const Member& b) { return a.number < b.number; });
        Widen widen;
        for (const Member& member : rest) {
            // A table takes objects, or anything.
            if (is_document() && as<Object>(before_, member.type) == nullptr) return accept_any(now);
            widen.members.push_back(member.type);
            all.push_back(member.form);
        }
        if (!widen.members.empty()) add(std::move(widen), after_[now].span);
        return forms_.union_of(all);
    }

    // Of two types of one kind that have parts; none, if they are not.
    std::optional<FormId> parts(TypeId old, TypeId now) {
        const auto* old_array = as<Array>(before_, old);
        const auto* new_array = as<Array>(after_, now);
        if (old_array != nullptr && new_array != nullptr) {
            const auto join = [&] { return types(old_array->element, new_array->element); };
            return forms_.intern(ArrayForm{at(ElementStep{}, join)});
        }
        const auto* old_record = as<Record>(before_, old);
        const auto* new_record = as<Record>(after_, now);
        if (old_record != nullptr && new_record != nullptr) {
            const FormId keys = forms_.of(after_, new_record->key);
            if (forms_.of(before_, old_record->key) != keys) return std::nullopt;
            const auto join = [&] { return types(old_record->value, new_record->value); };
            return forms_.intern(RecordForm{keys, at(EntryStep{}, join)});
        }
        const auto* old_object = as<Object>(before_, old);
        if (old_object != nullptr && as<Object>(after_, now) != nullptr) return fields(old, now);
        return std::nullopt;
    }

    FormId fields(TypeId old_object, TypeId now) {
        const Object& old = *as<Object>(before_, old_object);
        const bool is_top = is_document();
        const auto counts = [&](const Field& field) { return !is_top || !field.name.starts_with('_'); };
        std::unordered_map<std::string_view, const Field*> olds;
        for (const Field& field : old.fields) {
            if (counts(field)) olds.emplace(field.name, &field);
        }
        ObjectForm result;
        std::set<std::string_view> met;
        for (const Field& field : as<Object>(after_, now)->fields) {
            met.insert(field.name);
            const auto found = olds.find(field.name);
            const Field* before = found != olds.end() ? found->second : nullptr;
            at(FieldStep{field.name}, [&] {
                result.fields.push_back(
                    counts(field) ? both_fields(before, field)
                                  : FormField{field.name, forms_.of(after_, field.type), field.optional});
                return true;
            });
        }
        std::optional<std::string> after;
        for (const Field& field : old.fields) {
            if (met.contains(field.name)) after = field.name;
            if (met.contains(field.name) || !counts(field)) continue;
            at(FieldStep{field.name}, [&] {
                if (auto added = added_field({field, old_object, after}, after_[now].span))
                    result.fields.push_back(*added);
                return true;
            });
        }
        std::sort(result.fields.begin(), result.fields.end(),
                  [](const FormField& a, const FormField& b) { return a.name < b.name; });
        return forms_.intern(std::move(result));
    }

    FormField both_fields(const Field* old, const Field& now) {
        bool optional = now.optional;
        if (!optional && (old == nullptr || old->optional) && !is_left_out(key(path_, its_absence))) {
            add(MakeOptional{}, now.span);
            optional = true;
        }
        const FormId type = old == nullptr ? forms_.of(after_, now.type) : types(old->type, now.type);
        return {now.name, type, optional};
    }

    std::optional<FormField> added_field(AddField added, Span object) {
        const FormId type = forms_.of(before_, added.field.type);
        const bool is_never_there = normals_[normals_.of(type, Bound::lower)].empty();
        if (is_never_there || is_left_out(key(path_, other))) return std::nullopt;
        const FormField field = {added.field.name, type, true};
        add(std::move(added), object);
        return field;
    }

    const Schema& before_;
    const Schema& after_;
    Forms forms_;
    Normals normals_;
    Inclusion inclusion_;
    std::string table_;
    Path path_;
    std::vector<Operation> operations_;
    std::set<std::string> left_out_;
};

}  // namespace

Bridge bridge(const Schema& before, const Schema& after) {
    std::vector<Operation> operations;
    if (before.validation == false && after.validation == true) {
        operations.push_back({"", {}, SkipValidation{}, after.span});
    }
    std::unordered_map<std::string_view, const Table*> news;
    for (const Table& table : after.tables) news.emplace(table.name, &table);
    std::unordered_map<std::string_view, const Table*> olds;
    for (const Table& table : before.tables) olds.emplace(table.name, &table);
    Join join(before, after);
    for (const Table& table : after.tables) {
        const auto old = olds.find(table.name);
        if (old == olds.end()) continue;
        if (after.validation == true) {
            std::vector<Operation> of_table = join.documents(*old->second, table);
            std::move(of_table.begin(), of_table.end(), std::back_inserter(operations));
        }
        for (const Index& index : kept_indexes(before, *old->second, table))
            operations.push_back({table.name, {}, KeepIndex{index}, table.span});
    }
    std::optional<std::string> last;
    for (const Table& table : before.tables) {
        if (news.contains(table.name)) {
            last = table.name;
        } else {
            operations.push_back({table.name, {}, AddTable{last}, after.span});
        }
    }
    Schema made = with_operations(before, after, operations);
    return {std::move(made), std::move(operations)};
}

}  // namespace schema
