#include "schema/property.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace schema {
namespace {

// The members of a type, nested unions flattened; a type that is no union is its only one.
void add_members(const Schema& schema, TypeId type, std::vector<TypeId>& members) {
    const auto* all = std::get_if<Union>(&schema[type].shape);
    if (all == nullptr) return members.push_back(type);
    for (const TypeId member : all->members) add_members(schema, member, members);
}

// Steps along a path, as far as the schema has what it names.
class Walk {
  public:
    Walk(const Schema& schema, const Table& table)
        : schema_(schema), type_(table.document), reached_(table.span) {
        meet();
    }

    // Whether all of the path is there.
    bool along(std::string_view path) {
        while (!path.empty() && step(path)) meet();
        return path.empty();
    }

    // Whether there may be more where it stopped.
    bool is_unknown() const {
        const auto* object = std::get_if<Object>(&schema_[type_].shape);
        return std::holds_alternative<Unknown>(schema_[type_].shape) || (object != nullptr && object->open);
    }
    const Span& property() const { return reached_; }
    // What is written elsewhere is used in other places too.
    std::vector<Span> validators() const {
        std::vector<Span> inside;
        std::copy_if(met_.begin(), met_.end(), std::back_inserter(inside), [&](const Span& one) {
            return one.file == reached_.file && reached_.begin <= one.begin && one.end <= reached_.end;
        });
        return inside;
    }

    // None, if the path does not end there.
    const Field* field_at(std::string_view path) {
        while (!path.empty()) {
            field_ = nullptr;
            if (!step(path)) return nullptr;
        }
        return field_;
    }

  private:
    void meet() {
        met_.push_back(schema_[type_].span);
        met_.push_back(schema_[type_].made);
    }

    // Takes one step, and its text from the start of `path`. False, where nothing is there.
    bool step(std::string_view& path) {
        if (path.starts_with('|')) return member(path);
        enter_only_member();
        if (path.starts_with("[]")) return array(path);
        if (path.starts_with("{}")) return record(path);
        if (path.starts_with('.')) path.remove_prefix(1);
        return field(path);
    }

    // There is no step into a union of one.
    void enter_only_member() {
        std::vector<TypeId> members;
        add_members(schema_, type_, members);
        if (members.size() == 1) type_ = members.front();
    }

    bool array(std::string_view& path) {
        path.remove_prefix(2);
        const auto* found = std::get_if<Array>(&schema_[type_].shape);
        if (found != nullptr) type_ = found->element;
        return found != nullptr;
    }

    bool record(std::string_view& path) {
        path.remove_prefix(2);
        const auto* found = std::get_if<Record>(&schema_[type_].shape);
        if (found != nullptr) type_ = found->value;
        return found != nullptr;
    }

    bool member(std::string_view& path) {
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(path.data() + 1, path.data() + path.size(), number);
        std::vector<TypeId> members;
        add_members(schema_, type_, members);
        if (error != std::errc() || number < 1 || number > members.size()) return false;
        path.remove_prefix(static_cast<std::size_t>(end - path.data()));
        type_ = members[number - 1];
        return true;
    }

    bool field(std::string_view& path) {
        const auto* object = std::get_if<Object>(&schema_[type_].shape);
        if (object == nullptr) return false;
        const std::string_view name = path.substr(0, path.find_first_of(".[{|"));
        const auto found = std::find_if(object->fields.begin(), object->fields.end(),
                                        [&](const Field& one) { return one.name == name; });
        if (found == object->fields.end()) return false;
        path.remove_prefix(name.size());
        type_ = found->type;
        reached_ = found->span;
        met_.clear();
        field_ = &*found;
        return true;
    }

    const Schema& schema_;
    TypeId type_;
    Span reached_;
    std::vector<Span> met_;         // since then
    const Field* field_ = nullptr;  // that the last step led to
};

const Table* table_of(const Schema& schema, const std::string& name) {
    const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                    [&](const Table& one) { return one.name == name; });
    return found == schema.tables.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Span> property_at(const Schema& schema, const std::string& table, std::string_view path) {
    const Table* found = table_of(schema, table);
    if (found == nullptr) return std::nullopt;
    if (path.starts_with("index:")) return found->span;
    Walk walk(schema, *found);
    walk.along(path);
    return walk.property();
}

bool may_have(const Schema& schema, const std::string& table, std::string_view path) {
    constexpr std::string_view index = "index:";
    const Table* found = table_of(schema, table);
    if (found == nullptr) return schema.open;
    if (path.starts_with(index)) {
        const auto is_named = [&](const Index& one) { return one.name == path.substr(index.size()); };
        return !found->indexes_known || std::any_of(found->indexes.begin(), found->indexes.end(), is_named);
    }
    Walk walk(schema, *found);
    return walk.along(path) || walk.is_unknown();
}

std::vector<Span> validators_at(const Schema& schema, const std::string& table, std::string_view path) {
    const Table* found = table_of(schema, table);
    if (found == nullptr || path.starts_with("index:")) return {};
    Walk walk(schema, *found);
    walk.along(path);
    return walk.validators();
}

const Field* field_at(const Schema& schema, const Table& table, std::string_view path) {
    return Walk(schema, table).field_at(path);
}

}  // namespace schema
