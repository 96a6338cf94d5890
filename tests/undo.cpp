#include "tests/undo.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "diff/compare.h"
#include "schema/match.h"
#include "schema/path.h"
#include "tests/copied.h"

namespace tests {

using namespace schema;
using diff::Change;
using diff::Id;

namespace {

// `a.b[]|2.c` as steps.
Path steps_of(const std::string& text) {
    Path steps;
    for (std::size_t at = 0; at < text.size();) {
        if (text.compare(at, 2, "[]") == 0) {
            steps.emplace_back(ElementStep{});
            at += 2;
        } else if (text.compare(at, 2, "{}") == 0) {
            steps.emplace_back(EntryStep{});
            at += 2;
        } else if (text[at] == '|' && at + 1 < text.size() && std::isdigit(text[at + 1]) != 0) {
            std::size_t length = 0;
            steps.emplace_back(MemberStep{std::stoul(text.substr(at + 1), &length)});
            at += 1 + length;
        } else {
            if (text[at] == '.') ++at;
            static const std::regex end("\\.|\\[\\]|\\{\\}|\\|[0-9]");  // of a name
            std::smatch found;
            const std::string rest = text.substr(at);
            const bool is_found = std::regex_search(rest, found, end);
            const std::size_t length = is_found ? static_cast<std::size_t>(found.position()) : rest.size();
            steps.emplace_back(FieldStep{rest.substr(0, length)});
            at += length;
        }
    }
    return steps;
}

bool is_member_removed(Id id) {
    return id == Id::literal_removed || id == Id::union_member_removed || id == Id::null_removed;
}

class Undo {
  public:
    Undo(const Schema& before, Schema after) : before_(before), after_(std::move(after)) {}

    void undo(const Change& change) {
        if (change.id == Id::validation_enabled) {
            after_.validation = false;
            return;
        }
        change_ = &change;
        steps_ = steps_of(change.path);
        // The number of a member that is gone is one of the other side.
        if (is_member_removed(change.id) && !steps_.empty() &&
            std::holds_alternative<MemberStep>(steps_.back()))
            steps_.pop_back();
        for (Table& table : after_.tables) {
            if (table.name == change.table) table.document = edited(table.document, 0);
        }
    }

    Schema take() { return std::move(after_); }

  private:
    TypeId add(Shape shape) {
        after_.types.push_back({std::move(shape), {}});
        return static_cast<TypeId>(after_.types.size() - 1);
    }

    // A type of the old side, on the new one.
    TypeId old(TypeId type) { return copied(before_, type, after_.types); }
    const diff::TypeSide& old_side() const { return std::get<diff::TypeSide>(change_->before->what); }

    TypeId edited(TypeId type, std::size_t at) {
        const bool is_field = !steps_.empty() && std::holds_alternative<FieldStep>(steps_.back());
        const bool is_of_field = is_field && at + 1 == steps_.size() && is_about_the_field();
        if (at == steps_.size()) return edited_here(type);
        Shape shape = after_[type].shape;
        if (auto* members = std::get_if<Union>(&shape)) {
            const auto* step = std::get_if<MemberStep>(&steps_[at]);
            std::size_t number = step == nullptr ? 1 : step->number;
            return edited_member(*members, number, step == nullptr ? at : at + 1);
        }
        match(
            steps_[at], [&](const ElementStep&) { edit(std::get<Array>(shape).element, at); },
            [&](const EntryStep&) { edit(std::get<Record>(shape).value, at); },
            [&](const FieldStep& step) {
                auto& fields = std::get<Object>(shape).fields;
                const auto field = std::find_if(fields.begin(), fields.end(),
                                                [&](const Field& one) { return one.name == step.name; });
                if (is_of_field) {
                    edit_field(fields, field, step.name);
                } else {
                    edit(field->type, at);
                }
            },
            [](const MemberStep&) {});
        return add(std::move(shape));
    }
    void edit(TypeId& part, std::size_t at) { part = edited(part, at + 1); }

    // `number` counts down through the members, nested unions flattened.
    TypeId edited_member(const Union& members, std::size_t& number, std::size_t at) {
        Union result = members;
        for (TypeId& member : result.members) {
            if (number == 0) break;
            const Shape shape = after_[member].shape;
            if (const auto* nested = std::get_if<Union>(&shape)) {
                member = edited_member(*nested, number, at);
            } else if (--number == 0) {
                member = edited(member, at);
            }
        }
        return add(std::move(result));
    }

    bool is_about_the_field() const {
        switch (change_->id) {
            case Id::field_added_required:
            case Id::field_added_optional:
            case Id::field_removed_required:
            case Id::field_removed_optional:
            case Id::field_made_required:
            case Id::field_made_optional:
            case Id::field_renamed: return true;
            default: return false;
        }
    }

    void edit_field(std::vector<Field>& fields, std::vector<Field>::iterator field, const std::string& name) {
        if (change_->id == Id::field_renamed) {
            *field = {change_->old_name, old(old_side().type), old_side().optional, {}};
        } else if (!change_->before) {
            fields.erase(field);
        } else if (!change_->after) {
            fields.push_back({name, old(old_side().type), old_side().optional, {}});
        } else {
            field->optional = old_side().optional;
        }
    }

    TypeId edited_here(TypeId type) {
        const TypeId was = old(old_side().type);
        return is_member_removed(change_->id) ? add(Union{{type, was}}) : was;
    }

    const Schema& before_;
    Schema after_;
    const Change* change_ = nullptr;
    Path steps_;
};

}  // namespace

Schema undone(const Schema& before, const Schema& after, std::span<const Change* const> changes) {
    // The innermost first, so that the paths of the others still lead to their places.
    std::vector<const Change*> sorted(changes.begin(), changes.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const Change* a, const Change* b) {
        return steps_of(a->path).size() > steps_of(b->path).size();
    });
    Undo undo(before, after);
    for (const Change* change : sorted) undo.undo(*change);
    return undo.take();
}

bool undoing_mends(const Schema& before, const Schema& after, const diff::Changes& changes) {
    std::vector<const Change*> breaking;
    for (const Change& change : changes.changes) {
        if (change.breaking) breaking.push_back(&change);
    }
    return diff::compare(before, undone(before, after, breaking)).verdict.backward == diff::Answer::yes;
}

}  // namespace tests
