#include "diff/renames.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schema/match.h"

namespace diff {
namespace {

using schema::Field;
using schema::Note;
using schema::Object;
using schema::Schema;
using schema::TypeId;

// The name in `from=name`; none, if it says something else.
std::optional<std::string> name_in(const std::string& text) {
    constexpr std::string_view prefix = "from=";
    if (!text.starts_with(prefix) || text.size() == prefix.size()) return std::nullopt;
    std::string name = text.substr(prefix.size());
    if (name.find_first_of(" \t,=") != std::string::npos) return std::nullopt;
    return name;
}

const Field* find(const std::vector<const Field*>& fields, std::string_view name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field* field) { return field->name == name; });
    return found == fields.end() ? nullptr : *found;
}

bool has(const Object& object, std::string_view name) {
    return std::any_of(object.fields.begin(), object.fields.end(),
                       [&](const Field& field) { return field.name == name; });
}

// Every field below a type, with its path from there.
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
                    visit_(field, here);
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
    : after_(after), old_notes_(notes_of(before)), new_notes_(notes_of(after)) {}

Renames::Notes Renames::notes_of(const Schema& schema) {
    Notes notes;
    for (std::size_t i = 0; i < schema.notes.size(); ++i) {
        const Note& note = schema.notes[i];
        if (note.kind != Note::Kind::renamed) continue;
        if (auto from = name_in(note.text))
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

void Renames::judge(const Field& field, const Object& old, const Object& now, const Renamed* pair,
                    const Spot& spot) {
    for (const Named& note : above(new_notes_, field.span)) {
        NoteFate fate = NoteFate::ambiguous;
        if (pair != nullptr && pair->before->name == note.from) {
            fate = NoteFate::applied;
        } else if (has(old, field.name)) {
            fate = NoteFate::finished;
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

void Renames::judge_all(TypeId type, NoteFate fate, const Spot& spot) {
    if (new_notes_.empty()) return;
    const auto judge_one = [&](const Field& field, const std::string& path) {
        const auto below = [&](const std::string& start) {
            return start.empty() || path.starts_with('|') || path.starts_with('[') || path.starts_with('{')
                       ? start + path
                       : start + "." + path;
        };
        for (const Named& note : above(new_notes_, field.span))
            set(note, fate, {spot.table, below(spot.path), below(spot.stable_path)});
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

std::vector<RenameNote> Renames::notes() && {
    for (const schema::Table& table : after_.tables) {
        judge_all(table.document, NoteFate::nothing_before, {table.name, "", ""});
        if (table.staged) judge_all(*table.staged, NoteFate::unsure, {table.name, "", ""});
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
        const auto from = name_in(note.text);
        all.push_back({from ? NoteFate::above_no_field : NoteFate::malformed, note.text, note.span,
                       from.value_or(""), std::nullopt, "", ""});
    }
    return all;
}

}  // namespace diff
