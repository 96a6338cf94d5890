#include "diff/renames.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_set>

#include "schema/match.h"
#include "schema/renamed.h"

namespace diff {
namespace {

using schema::Field;
using schema::Note;
using schema::Object;
using schema::Schema;
using schema::TypeId;

const Field* find(const std::vector<const Field*>& fields, std::string_view name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field* field) { return field->name == name; });
    return found == fields.end() ? nullptr : *found;
}

bool has(const Object& object, std::string_view name) {
    return std::any_of(object.fields.begin(), object.fields.end(),
                       [&](const Field& field) { return field.name == name; });
}

bool has_optional(const Object& object, std::string_view name) {
    return std::any_of(object.fields.begin(), object.fields.end(),
                       [&](const Field& field) { return field.name == name && field.optional; });
}

// Whether a literal of that name is anywhere in a schema.
bool names_literal(const Schema& schema, std::string_view name) {
    return std::any_of(schema.types.begin(), schema.types.end(), [&](const schema::Type& type) {
        const auto* literal = std::get_if<schema::Literal>(&type.shape);
        return literal != nullptr && schema::name_of(*literal) == name;
    });
}

// Every field below a type, with the object it is in and its path from there.
template <class Visit>
class Walk {
  public:
    Walk(const Schema& schema, const Visit& visit) : schema_(schema), visit_(visit) {}

    void type(TypeId id, const std::string& path) {
        if (!met_.insert(id).second) return;
        schema::match(
            schema_[id].shape, [&](const schema::Array& array) { type(array.element, path + "[]"); },
            [&](const schema::Record& record) { type(record.value, path + "{}"); },
            [&](const schema::Union& one) {
                for (std::size_t i = 0; i < one.members.size(); ++i)
                    type(one.members[i], fmt::format("{}|{}", path, i + 1));
            },
            [&](const Object& object) {
                for (const Field& field : object.fields) {
                    const std::string here = path + (path.empty() ? "" : ".") + field.name;
                    visit_(field, object, here);
                    type(field.type, here);
                }
            },
            [](const auto&) {});
    }

  private:
    const Schema& schema_;
    const Visit& visit_;
    std::set<TypeId> met_;
};

}  // namespace

Renames::Renames(const Schema& before, const Schema& after)
    : before_(before), after_(after), old_notes_(notes_of(before)), new_notes_(notes_of(after)) {}

Renames::Notes Renames::notes_of(const Schema& schema) {
    Notes notes;
    for (std::size_t i = 0; i < schema.notes.size(); ++i) {
        const Note& note = schema.notes[i];
        if (auto from = schema::old_name(note))
            notes[{note.owner.file, note.owner.begin}].push_back({i, std::move(*from)});
    }
    return notes;
}

const std::vector<Renames::Named>& Renames::above(const Notes& notes, const schema::Span& span) {
    static const std::vector<Named> none;
    const auto found = notes.find({span.file, span.begin});
    return found == notes.end() ? none : found->second;
}

std::vector<Renamed> Renames::among(const std::vector<const Field*>& removed,
                                    const std::vector<const Field*>& added) const {
    if (old_notes_.empty() && new_notes_.empty()) return {};
    std::vector<Renamed> named;
    const auto add = [&](const Field* before, const Field* after) {
        const auto is_same = [&](const Renamed& one) { return one.before == before && one.after == after; };
        if (before == nullptr || after == nullptr) return;
        if (std::none_of(named.begin(), named.end(), is_same)) named.push_back({before, after});
    };
    for (const Field* field : added) {
        for (const Named& note : above(new_notes_, field->span)) add(find(removed, note.from), field);
    }
    for (const Field* field : removed) {
        for (const Named& note : above(old_notes_, field->span)) add(field, find(added, note.from));
    }
    std::vector<Renamed> pairs;
    for (const Renamed& pair : named) {
        const auto shares = [&](const Renamed& one) {
            return one.before == pair.before || one.after == pair.after;
        };
        if (std::count_if(named.begin(), named.end(), shares) == 1) pairs.push_back(pair);
    }
    return pairs;
}

std::vector<Renamed> Renames::between(const Object& old, const Object& now) const {
    if (old_notes_.empty() && new_notes_.empty()) return {};
    const auto missing_from = [](const Object& other, const Object& object) {
        std::unordered_set<std::string_view> names;
        for (const Field& field : other.fields) names.insert(field.name);
        std::vector<const Field*> fields;
        for (const Field& field : object.fields) {
            if (!names.contains(field.name)) fields.push_back(&field);
        }
        return fields;
    };
    return among(missing_from(now, old), missing_from(old, now));
}

void Renames::judge(const Field& field, const Object& old, const Object& now, const Renamed* pair,
                    const Spot& spot) {
    for (const Named& note : above(new_notes_, field.span)) {
        NoteFate fate = NoteFate::ambiguous;
        if (pair != nullptr && pair->before->name == note.from) {
            fate = NoteFate::applied;
        } else if (is_traded(note, field, old, now)) {
            fate = NoteFate::traded;
        } else if (has(old, field.name)) {
            const bool may_lack_it = has_optional(old, field.name) && has(old, note.from);
            fate = may_lack_it ? NoteFate::both_before : NoteFate::finished;
        } else if (old.open || now.open) {
            fate = NoteFate::unsure;
        } else if (has(now, note.from)) {
            fate = NoteFate::still_declared;
        } else if (!has(old, note.from)) {
            fate = NoteFate::nothing_removed;
        }
        set(note, fate, spot);
    }
}

// Of fields that trade names, old values and new ones are under one name.
bool Renames::is_traded(const Named& note, const Field& field, const Object& old, const Object& now) const {
    if (!has(old, field.name) || !has(old, note.from)) return false;
    return std::any_of(now.fields.begin(), now.fields.end(), [&](const Field& other) {
        const auto& others = above(new_notes_, other.span);
        return other.name != field.name && std::any_of(others.begin(), others.end(), [&](const Named& one) {
                   return one.from == field.name;
               });
    });
}

void Renames::judge_all(TypeId type, NoteFate fate, const Spot& spot) {
    if (new_notes_.empty()) return;
    const auto judge_one = [&](const Field& field, const Object& object, const std::string& path) {
        const auto below = [&](const std::string& start) {
            return start.empty() || path.starts_with('|') || path.starts_with('[') || path.starts_with('{')
                       ? start + path
                       : start + "." + path;
        };
        for (const Named& note : above(new_notes_, field.span)) {
            // What has not changed is the same in both.
            const bool is_same = fate == NoteFate::finished;
            set(note, is_same && is_traded(note, field, object, object) ? NoteFate::traded : fate,
                {spot.table, below(spot.path), below(spot.stable_path)});
        }
    };
    Walk(after_, judge_one).type(type, "");
}

void Renames::set(const Named& note, NoteFate fate, const Spot& spot) {
    const Note& written = after_.notes[note.number];
    const RenameNote found = {fate,       written.text, written.span,    note.from,
                              spot.table, spot.path,    spot.stable_path};
    const auto [entry, is_new] = fates_.try_emplace(note.number, found);
    if (!is_new && fate < entry->second.fate) entry->second = found;
}

// Where the old name is in the old schema, the comment may be about it.
void Renames::judge_literal(const schema::Type& type, const Named& note) {
    const std::string name = schema::name_of(std::get<schema::Literal>(type.shape));
    NoteFate fate = names_literal(before_, name) ? NoteFate::finished : NoteFate::nothing_removed;
    if (!fully_known(before_) || names_literal(before_, note.from)) fate = NoteFate::unsure;
    set(note, fate, {"", "", ""});
    fates_.at(note.number).literal = name;
    fates_.at(note.number).table.reset();
}

NoteFate Renames::fate_of_table(const schema::Table& table, const std::string& from) const {
    const auto names = [](const Schema& schema, const std::string& name) {
        return std::any_of(schema.tables.begin(), schema.tables.end(),
                           [&](const schema::Table& one) { return one.name == name; });
    };
    if (names(before_, table.name)) return NoteFate::finished;
    if (before_.open || after_.open) return NoteFate::unsure;
    if (names(after_, from)) return NoteFate::still_declared;
    return names(before_, from) ? NoteFate::above_table : NoteFate::nothing_removed;
}

std::vector<RenameNote> Renames::notes() && {
    for (const schema::Table& table : after_.tables) {
        judge_all(table.document, NoteFate::nothing_before, {table.name, "", ""});
        if (table.staged) judge_all(*table.staged, NoteFate::unsure, {table.name, "", ""});
        for (const Named& note : above(new_notes_, table.span))
            set(note, fate_of_table(table, note.from), {table.name, "", ""});
    }
    for (const schema::Type& type : after_.types) {
        if (!std::holds_alternative<schema::Literal>(type.shape)) continue;
        for (const Named& note : above(new_notes_, type.span)) judge_literal(type, note);
    }
    std::vector<RenameNote> all;
    for (std::size_t i = 0; i < after_.notes.size(); ++i) {
        const Note& note = after_.notes[i];
        if (note.kind != Note::Kind::renamed) continue;
        const auto found = fates_.find(i);
        if (found != fates_.end()) {
            all.push_back(std::move(found->second));
            continue;
        }
        const auto from = schema::old_name(note);
        all.push_back({from ? NoteFate::above_no_field : NoteFate::malformed, note.text, note.span,
                       from.value_or(""), std::nullopt, "", ""});
    }
    return all;
}

bool was_called(const Schema& schema, const schema::Span& span, std::string_view name) {
    const auto notes = schema::notes_above(schema, span);
    return std::any_of(notes.begin(), notes.end(),
                       [&](const Note* note) { return schema::old_name(*note) == name; });
}

const schema::Literal* renamed_twice(const Schema& schema) {
    const auto literal = [&](TypeId type) { return std::get_if<schema::Literal>(&schema[type].shape); };
    const auto is_renamed = [&](TypeId type) {
        const auto notes = schema::notes_above(schema, schema[type].span);
        return std::any_of(notes.begin(), notes.end(),
                           [](const Note* note) { return schema::old_name(*note).has_value(); });
    };
    for (const schema::Type& type : schema.types) {
        const auto* all = std::get_if<schema::Union>(&type.shape);
        if (all == nullptr) continue;
        for (const TypeId one : all->members) {
            if (literal(one) == nullptr || !is_renamed(one)) continue;
            const std::string name = schema::name_of(*literal(one));
            const auto is_new_name = [&](TypeId other) {
                return literal(other) != nullptr && was_called(schema, schema[other].span, name);
            };
            if (std::any_of(all->members.begin(), all->members.end(), is_new_name)) return literal(one);
        }
    }
    return nullptr;
}

std::optional<std::string> claimed_twice(const Schema& schema) {
    for (const schema::Type& type : schema.types) {
        const auto* all = std::get_if<schema::Union>(&type.shape);
        if (all == nullptr) continue;
        std::map<std::string, std::string> owners;  // of old names: the literals that claim them
        for (const TypeId one : all->members) {
            const auto* literal = std::get_if<schema::Literal>(&schema[one].shape);
            if (literal == nullptr) continue;
            for (const Note* note : schema::notes_above(schema, schema[one].span)) {
                auto from = schema::old_name(*note);
                if (!from) continue;
                const auto [owner, is_new] = owners.try_emplace(*from, schema::name_of(*literal));
                if (!is_new && owner->second != schema::name_of(*literal)) return from;
            }
        }
    }
    return std::nullopt;
}

}  // namespace diff
