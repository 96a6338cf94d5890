#include "schema/normal.h"

#include <algorithm>
#include <bit>

#include "schema/match.h"

namespace schema {
namespace {

void put(std::string& key, std::uint64_t value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put(std::string& key, const std::string& text) {
    put(key, text.size());
    key += text;
}

void put(std::string& key, NormalId id) {
    put(key, static_cast<std::uint64_t>(id));
}

std::string key_of(const ObjectSet& object) {
    std::string key;
    for (const auto& [name, set] : object.fields) {
        put(key, name);
        put(key, set.type);
        put(key, static_cast<std::uint64_t>(set.absent));
    }
    return key;
}

std::string key_of(const Normal& normal) {
    std::string key;
    unsigned flags = 0;
    for (const bool flag : {normal.any, normal.null, normal.truth[0], normal.truth[1], normal.int64,
                            normal.float64, normal.string, normal.bytes}) {
        flags = flags * 2 + (flag ? 1 : 0);
    }
    put(key, flags);
    const auto put_all = [&](const auto& items, const auto& put_one) {
        put(key, items.size());
        for (const auto& item : items) put_one(item);
    };
    put_all(normal.int64s, [&](std::int64_t item) { put(key, static_cast<std::uint64_t>(item)); });
    put_all(normal.float64s, [&](std::uint64_t item) { put(key, item); });
    put_all(normal.strings, [&](const std::string& item) { put(key, item); });
    put_all(normal.ids, [&](const std::string& item) { put(key, item); });
    put_all(normal.arrays, [&](NormalId item) { put(key, item); });
    put_all(normal.objects, [&](ObjectId item) { put(key, static_cast<std::uint64_t>(item)); });
    put_all(normal.records, [&](const RecordSet& item) {
        put(key, item.keys);
        put(key, item.values);
    });
    return key;
}

template <class Items>
void sort_unique(Items& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

template <class Items>
void append(Items& items, const Items& more) {
    items.insert(items.end(), more.begin(), more.end());
}

void add(Normal& normal, const Normal& other) {
    normal.any = normal.any || other.any;
    normal.null = normal.null || other.null;
    for (const int i : {0, 1}) normal.truth[i] = normal.truth[i] || other.truth[i];
    normal.int64 = normal.int64 || other.int64;
    normal.float64 = normal.float64 || other.float64;
    normal.string = normal.string || other.string;
    normal.bytes = normal.bytes || other.bytes;
    append(normal.int64s, other.int64s);
    append(normal.float64s, other.float64s);
    append(normal.strings, other.strings);
    append(normal.ids, other.ids);
    append(normal.arrays, other.arrays);
    append(normal.objects, other.objects);
    append(normal.records, other.records);
}

Normal just_any() {
    Normal any;
    any.any = true;
    return any;
}

Normal just_string() {
    Normal string;
    string.string = true;
    return string;
}

}  // namespace

FieldSet ObjectSet::at(const std::string& name) const {
    const auto found =
        std::lower_bound(fields.begin(), fields.end(), name,
                         [](const auto& field, const std::string& n) { return field.first < n; });
    // Normal 0 is the empty one: an undeclared field can only be absent.
    return found != fields.end() && found->first == name ? found->second : FieldSet{NormalId{}, true};
}

bool Normal::empty() const {
    return !any && !null && !truth[0] && !truth[1] && !int64 && !float64 && !string && !bytes &&
           int64s.empty() && float64s.empty() && strings.empty() && ids.empty() && arrays.empty() &&
           objects.empty() && records.empty();
}

Normals::Normals(const Forms& forms)
    : forms_(forms),
      nothing_(intern({})),
      everything_(intern(just_any())),
      every_object_(record(intern(just_string()), everything_)) {}

NormalId Normals::intern(Normal normal) {
    if (normal.any) normal = just_any();
    if (normal.int64) normal.int64s.clear();
    if (normal.float64) normal.float64s.clear();
    if (normal.string) {
        normal.strings.clear();
        normal.ids.clear();
    }
    sort_unique(normal.int64s);
    sort_unique(normal.float64s);
    sort_unique(normal.strings);
    sort_unique(normal.ids);
    sort_unique(normal.arrays);
    sort_unique(normal.objects);
    sort_unique(normal.records);
    const auto [entry, is_new] = by_key_.try_emplace(key_of(normal), static_cast<NormalId>(normals_.size()));
    if (is_new) normals_.push_back(std::move(normal));
    return entry->second;
}

NormalId Normals::unite(const std::vector<NormalId>& parts) {
    Normal all;
    for (const NormalId part : parts) add(all, (*this)[part]);
    return intern(std::move(all));
}

NormalId Normals::object(std::vector<std::pair<std::string, FieldSet>> fields) {
    const auto is_empty = [&](const auto& field) { return field.second.type == nothing_; };
    const auto is_impossible = [&](const auto& field) { return is_empty(field) && !field.second.absent; };
    if (std::any_of(fields.begin(), fields.end(), is_impossible)) return nothing_;
    std::erase_if(fields, is_empty);
    std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    ObjectSet object = {std::move(fields)};
    const auto [entry, is_new] =
        objects_by_key_.try_emplace(key_of(object), static_cast<ObjectId>(objects_.size()));
    if (is_new) objects_.push_back(std::move(object));
    Normal normal;
    normal.objects.push_back(entry->second);
    return intern(std::move(normal));
}

NormalId Normals::record(NormalId keys, NormalId values) {
    const Normal& all = (*this)[keys];
    Normal names;  // what of the keys a field name can be
    names.string = all.any || all.string;
    names.ids = all.ids;
    // Names that are spelled out make fields that may be absent.
    if (!names.string && !all.strings.empty() && names.ids.empty()) {
        std::vector<std::pair<std::string, FieldSet>> fields;
        for (const std::string& name : all.strings) fields.emplace_back(name, FieldSet{values, true});
        return object(std::move(fields));
    }
    names.strings = all.strings;
    const NormalId names_id = intern(std::move(names));
    if (names_id == nothing_ || values == nothing_) return object({});
    Normal normal;
    normal.records.push_back({names_id, values});
    return intern(std::move(normal));
}

NormalId Normals::of(FormId form, Bound bound) {
    const std::uint64_t key = static_cast<std::uint64_t>(form) * 2 + (bound == Bound::upper ? 1 : 0);
    if (const auto found = by_form_.find(key); found != by_form_.end()) return found->second;
    const NormalId normal = compute(forms_[form], bound);
    by_form_.emplace(key, normal);
    return normal;
}

NormalId Normals::of_documents(FormId form, Bound bound) {
    return match(
        forms_[form], [&](const Any&) { return every_object_; },
        [&](const Unknown&) { return bound == Bound::upper ? every_object_ : nothing_; },
        [&](const ObjectForm& object) { return object_of(object, bound, true); },
        [&](const RecordForm&) { return of(form, bound); },
        [&](const UnionForm& form_union) {
            Normal all;
            for (const FormId member : form_union.members) add(all, (*this)[of_documents(member, bound)]);
            return intern(std::move(all));
        },
        [&](const auto&) { return nothing_; });
}

NormalId Normals::object_of(const ObjectForm& form, Bound bound, bool is_document) {
    if (form.open) return bound == Bound::upper ? every_object_ : nothing_;
    std::vector<std::pair<std::string, FieldSet>> fields;
    for (const FormField& field : form.fields) {
        if (is_document && field.name.starts_with('_')) continue;
        const bool is_unknown = std::holds_alternative<Unknown>(forms_[field.type]);
        fields.emplace_back(field.name, FieldSet{of(field.type, bound),
                                                 field.optional || (is_unknown && bound == Bound::upper)});
    }
    return object(std::move(fields));
}

NormalId Normals::compute(const Form& form, Bound bound) {
    Normal normal;
    const auto done = [&] { return intern(std::move(normal)); };
    return match(
        form, [&](const Any&) { return everything_; },
        [&](const Null&) { return normal.null = true, done(); },
        [&](const Boolean&) { return normal.truth[0] = normal.truth[1] = true, done(); },
        [&](const Int64&) { return normal.int64 = true, done(); },
        [&](const CommitTs&) { return normal.int64 = true, done(); },
        [&](const Float64&) { return normal.float64 = true, done(); },
        [&](const String&) { return normal.string = true, done(); },
        [&](const BytesType&) { return normal.bytes = true, done(); },
        [&](const Literal& literal) {
            match(
                literal.value, [&](bool value) { normal.truth[value ? 1 : 0] = true; },
                [&](std::int64_t value) { normal.int64s.push_back(value); },
                [&](double value) { normal.float64s.push_back(std::bit_cast<std::uint64_t>(value)); },
                [&](const std::string& value) { normal.strings.push_back(value); });
            return done();
        },
        [&](const Id& id) { return normal.ids.push_back(id.table), done(); },
        [&](const ArrayForm& array) { return normal.arrays.push_back(of(array.element, bound)), done(); },
        [&](const RecordForm& one) { return record(of(one.key, bound), of(one.value, bound)); },
        [&](const ObjectForm& object) { return object_of(object, bound, false); },
        [&](const UnionForm& form_union) {
            for (const FormId member : form_union.members) add(normal, (*this)[of(member, bound)]);
            return done();
        },
        [&](const Unknown&) { return bound == Bound::upper ? everything_ : nothing_; });
}

}  // namespace schema
