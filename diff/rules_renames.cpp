#include "diff/rules_renames.h"

#include <fmt/format.h>

#include <map>
#include <unordered_map>

#include "schema/form.h"
#include "schema/match.h"

namespace diff {
namespace {

using schema::FormId;
using schema::Forms;

// `a`, `b` and `c`
std::string listed(const std::vector<std::string>& names, std::string_view last_word) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? fmt::format(" {} ", last_word) : ", ";
        text += fmt::format("`{}`", names[i]);
    }
    return text;
}

struct Found {
    RuleId id;
    std::string message;
    std::string fix;
};

std::optional<Found> of_note(const RenameNote& note) {
    // What the comment is above.
    const bool is_table = note.path.empty();
    const char* const sort = note.literal ? "literal" : is_table ? "table" : "field";
    const std::string name = fmt::format("{} `{}`", sort,
                                         note.literal ? *note.literal
                                         : is_table   ? note.table.value_or("")
                                                      : note.path);
    switch (note.fate) {
        case NoteFate::applied:
        case NoteFate::unsure: break;
        case NoteFate::both_before:
            return Found{
                RuleId::rename_stale,
                fmt::format("{} was not renamed from `{}`: the old schema has both", name, note.from),
                fmt::format("remove the comment; what is in `{}` alone is copied by code of your own",
                            note.from)};
        case NoteFate::traded:
            return Found{
                RuleId::rename_stale,
                fmt::format("{} was not renamed from `{}`: the old schema has both, and `{}` is the old "
                            "name of another field",
                            name, note.from, note.path),
                "rename in two changes, or remove the comments where it is done"};
        case NoteFate::finished:
            return Found{
                RuleId::rename_finished,
                fmt::format("{} is in the old schema already: it was renamed from `{}`", name, note.from),
                fmt::format("remove the comment once every deployment has the {}", sort)};
        case NoteFate::ambiguous:
            return Found{RuleId::rename_stale,
                         fmt::format("`@renamed from={}` contradicts another one: a field becomes one other",
                                     note.from),
                         "keep one of the comments"};
        case NoteFate::still_declared:
            return Found{
                RuleId::rename_stale,
                fmt::format("{} was not renamed from `{}`, which is still declared", name, note.from),
                fmt::format("remove the {} `{}`, or the comment", sort, note.from)};
        case NoteFate::nothing_removed:
            return Found{
                RuleId::rename_stale,
                fmt::format("{} was not renamed from `{}`: there is none in the old schema", name, note.from),
                fmt::format("name the {} that it was, or remove the comment", sort)};
        case NoteFate::nothing_before:
            return Found{
                RuleId::rename_stale,
                fmt::format("{} was not renamed from `{}`: all that is around it is new", name, note.from),
                "remove the comment"};
        case NoteFate::above_table:
            return Found{RuleId::rename_stale,
                         fmt::format("{} was not renamed from `{}`: Convex renames no table, as ids hold the "
                                     "table that they are of",
                                     name, note.from),
                         fmt::format("keep the name `{}`, or remove the comment", note.from)};
        case NoteFate::above_no_field:
            return Found{RuleId::rename_stale,
                         fmt::format("`@renamed from={}` stands above no field of the schema", note.from),
                         "put it on the line above the field"};
        case NoteFate::malformed:
            return Found{RuleId::rename_malformed,
                         fmt::format("`@renamed{}{}` does not say which name a field had",
                                     note.text.empty() ? "" : " ", note.text),
                         "write `// @renamed from=NAME`"};
    }
    return std::nullopt;
}

Problem looks_renamed(const PossibleRename& one) {
    const bool is_one = one.old_names.size() == 1;
    std::string lines;
    for (const std::string& name : one.old_names)
        lines += fmt::format("{}`// @renamed from={}`", lines.empty() ? "" : " or ", name);
    return problem(RuleId::field_looks_renamed, {one.table, one.path, one.stable_path, one.span},
                   fmt::format("{}", fmt::join(one.old_names, " ")),
                   fmt::format("field `{}` is new and of the type of {}, which {} removed", one.path,
                               listed(one.old_names, "and"), is_one ? "is" : "are"),
                   fmt::format("if it is {} under another name, write {} on the line above it",
                               is_one ? "that field" : "one of those", lines));
}

// The forms of documents with ids of their own table as ids of none: equal for a table under two names.
class OwnForms {
  public:
    FormId of(const schema::Schema& schema, const Change& change, const Side& side) {
        own_ = *change.table;
        known_.clear();
        return without_own(forms_.of(schema, std::get<TypeSide>(side.what).type));
    }

    // Whether documents of this form say anything of what table they are of.
    bool is_telling(FormId form) const {
        const auto* object = std::get_if<schema::ObjectForm>(&forms_[form]);
        return object != nullptr ? !object->fields.empty() && !object->open
                                 : std::holds_alternative<schema::UnionForm>(forms_[form]);
    }

  private:
    FormId without_own(FormId form) {
        if (const auto known = known_.find(form); known != known_.end()) return known->second;
        const schema::Form copy = forms_[form];  // interning moves the others
        const FormId result = schema::match(
            copy,
            [&](const schema::Id& id) { return id.table == own_ ? forms_.intern(schema::Id{""}) : form; },
            [&](const schema::ArrayForm& array) {
                return forms_.intern(schema::ArrayForm{without_own(array.element)});
            },
            [&](const schema::RecordForm& record) {
                const FormId key = without_own(record.key);
                return forms_.intern(schema::RecordForm{key, without_own(record.value)});
            },
            [&](const schema::ObjectForm& object) {
                schema::ObjectForm fields = object;
                for (schema::FormField& field : fields.fields) field.type = without_own(field.type);
                return forms_.intern(std::move(fields));
            },
            [&](const schema::UnionForm& one) {
                std::vector<FormId> members;
                for (const FormId member : one.members) members.push_back(without_own(member));
                return forms_.union_of(members);
            },
            [&](const auto&) { return form; });
        known_.emplace(form, result);
        return result;
    }

    Forms forms_;
    std::string own_;
    std::unordered_map<FormId, FormId> known_;
};

// Tables that went, and whose documents are those of a table that came.
void check_tables(const schema::Schema& before, const schema::Schema& after, const Changes& changes,
                  std::vector<Problem>& problems) {
    OwnForms forms;
    std::map<FormId, std::vector<std::string>> removed;
    for (const Change& change : changes.changes) {
        if (change.id == Id::table_removed)
            removed[forms.of(before, change, *change.before)].push_back(*change.table);
    }
    if (removed.empty()) return;
    for (const Change& added : changes.changes) {
        if (added.id != Id::table_added) continue;
        const FormId form = forms.of(after, added, *added.after);
        const auto found = removed.find(form);
        if (found == removed.end() || !forms.is_telling(form)) continue;
        const std::vector<std::string>& names = found->second;
        problems.push_back(problem(
            RuleId::table_looks_renamed, {added.table, "", "", added.after->span},
            fmt::format("{}", fmt::join(names, " ")),
            fmt::format("table `{}` is new and like {}, which {} removed; Convex cannot rename a table: "
                        "documents that are copied get new ids",
                        *added.table, listed(names, "and"), names.size() == 1 ? "is" : "are"),
            fmt::format("keep the name `{0}`; else declare both tables, copy the documents, put the new ids "
                        "wherever ids of `{0}` are stored, then remove `{0}`",
                        names.front())));
    }
}

}  // namespace

void check_renames(const schema::Schema& before, const schema::Schema& after, const Changes& changes,
                   std::vector<Problem>& problems) {
    for (const RenameNote& note : changes.rename_notes) {
        if (const auto found = of_note(note)) {
            problems.push_back(problem(found->id, {note.table, note.path, note.stable_path, note.span},
                                       note.text, found->message, found->fix));
        }
    }
    for (const PossibleRename& one : changes.possible_renames) problems.push_back(looks_renamed(one));
    check_tables(before, after, changes, problems);
}

}  // namespace diff
