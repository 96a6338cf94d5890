#include "schema/members.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace schema {
namespace {

void flatten(const Schema& schema, TypeId type, Forms& forms, std::size_t& number,
             std::unordered_set<FormId>& seen, std::vector<Member>& members) {
    if (const auto* type_union = std::get_if<Union>(&schema[type].shape)) {
        for (const TypeId member : type_union->members) flatten(schema, member, forms, number, seen, members);
        return;
    }
    ++number;
    const FormId form = forms.of(schema, type);
    if (seen.insert(form).second) members.push_back({type, form, number});
}

template <class Wanted>
const Wanted* as(const Forms& forms, const Member& member) {
    return std::get_if<Wanted>(&forms[member.form]);
}

// Takes the only member of a kind on each side for one that changed.
template <class Wanted>
void match_only(std::vector<Member>& before, std::vector<Member>& after, const Forms& forms,
                Matched& matched) {
    const auto is_wanted = [&](const Member& member) { return as<Wanted>(forms, member) != nullptr; };
    const auto old = std::find_if(before.begin(), before.end(), is_wanted);
    const auto now = std::find_if(after.begin(), after.end(), is_wanted);
    if (old == before.end() || now == after.end()) return;
    if (std::count_if(before.begin(), before.end(), is_wanted) != 1) return;
    if (std::count_if(after.begin(), after.end(), is_wanted) != 1) return;
    matched.changed.emplace_back(*old, *now);
    before.erase(old);
    after.erase(now);
}

using Fields = std::vector<FormField>;

// The fields that tell the objects of both sides apart: a single literal in each of them.
std::vector<std::string> tags(const std::vector<const Fields*>& objects, const Forms& forms) {
    std::map<std::string, std::size_t> counts;
    for (const Fields* fields : objects) {
        for (const FormField& field : *fields) {
            if (!field.optional && std::holds_alternative<Literal>(forms[field.type])) ++counts[field.name];
        }
    }
    std::vector<std::string> names;
    for (const auto& [name, count] : counts) {
        if (count == objects.size()) names.push_back(name);
    }
    return names;
}

// The values of the tags: objects in which they differ are different things.
std::vector<FormId> tag_values(const Fields& fields, const std::vector<std::string>& names) {
    std::vector<FormId> values;
    for (const FormField& field : fields) {
        if (std::find(names.begin(), names.end(), field.name) != names.end()) values.push_back(field.type);
    }
    return values;
}

// How much two objects have in common: names, and more if the rest agrees too.
std::size_t likeness(const Fields& a, const Fields& b) {
    std::size_t score = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (x->name != y->name) {
            x->name < y->name ? ++x : ++y;
            continue;
        }
        score += x->type == y->type && x->optional == y->optional ? 3U : 1U;
        ++x;
        ++y;
    }
    return score;
}

void match_objects(std::vector<Member>& before, std::vector<Member>& after, const Forms& forms,
                   Matched& matched) {
    const auto fields_of = [&](const Member& member) -> const Fields* {
        const auto* object = as<ObjectForm>(forms, member);
        return object == nullptr ? nullptr : &object->fields;
    };
    std::vector<const Fields*> objects;
    for (const auto* side : {&before, &after}) {
        for (const Member& member : *side) {
            if (const Fields* fields = fields_of(member)) objects.push_back(fields);
        }
    }
    const std::vector<std::string> names = tags(objects, forms);
    std::map<std::vector<FormId>, std::vector<std::size_t>> after_by_tag;
    for (std::size_t j = 0; j < after.size(); ++j) {
        if (const Fields* fields = fields_of(after[j])) after_by_tag[tag_values(*fields, names)].push_back(j);
    }
    // Most alike first; equally alike ones in an order that does not depend on the side.
    using Candidate = std::tuple<std::size_t, std::uint64_t, std::uint64_t, std::size_t, std::size_t>;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Fields* fields = fields_of(before[i]);
        if (fields == nullptr) continue;
        for (const std::size_t j : after_by_tag[tag_values(*fields, names)]) {
            const std::size_t score = likeness(*fields, *fields_of(after[j]));
            if (score == 0) continue;
            const auto [low, high] = std::minmax({forms.digest(before[i].form), forms.digest(after[j].form)});
            candidates.emplace_back(~score, low, high, i, j);
        }
    }
    std::sort(candidates.begin(), candidates.end());
    std::set<std::size_t> taken_before;
    std::set<std::size_t> taken_after;
    for (const auto& [score, low, high, i, j] : candidates) {
        if (taken_before.contains(i) || taken_after.contains(j)) continue;
        taken_before.insert(i);
        taken_after.insert(j);
        matched.changed.emplace_back(before[i], after[j]);
    }
    const auto drop = [](std::vector<Member>& members, const std::set<std::size_t>& taken) {
        std::vector<Member> left;
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (!taken.contains(i)) left.push_back(members[i]);
        }
        members = std::move(left);
    };
    drop(before, taken_before);
    drop(after, taken_after);
}

}  // namespace

std::vector<Member> members_of(const Schema& schema, TypeId type, Forms& forms) {
    std::vector<Member> members;
    std::unordered_set<FormId> seen;
    std::size_t number = 0;
    flatten(schema, type, forms, number, seen, members);
    return members;
}

Matched match_members(std::vector<Member> before, std::vector<Member> after, const Forms& forms) {
    Matched matched;
    std::unordered_map<FormId, const Member*> after_by_form;
    for (const Member& member : after) after_by_form.emplace(member.form, &member);
    std::unordered_set<FormId> common;
    for (const Member& member : before) {
        const auto found = after_by_form.find(member.form);
        if (found == after_by_form.end()) continue;
        common.insert(member.form);
        matched.same.emplace_back(member, *found->second);
    }
    const auto is_common = [&](const Member& member) { return common.contains(member.form); };
    std::erase_if(before, is_common);
    std::erase_if(after, is_common);
    match_only<ArrayForm>(before, after, forms, matched);
    match_only<RecordForm>(before, after, forms, matched);
    match_objects(before, after, forms, matched);
    matched.removed = std::move(before);
    matched.added = std::move(after);
    return matched;
}

}  // namespace schema
