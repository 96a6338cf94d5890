#include "schema/form.h"

#include <algorithm>
#include <bit>

#include "schema/digest.h"
#include "schema/match.h"

namespace schema {
namespace {

// The content of a form as bytes, children as ids: equal keys, equal forms.
class Key {
  public:
    explicit Key(char tag) : bytes_(1, tag) {}
    Key& number(std::uint64_t value) {
        for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>((value >> shift) & 0xFFU);
        return *this;
    }
    Key& text(const std::string& value) {
        number(value.size());
        bytes_ += value;
        return *this;
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

// `child` says what stands for a child: its id for identity, its digest for the digest.
template <class Child>
std::string key_of(const Form& form, const Child& child) {
    return match(
        form, [](const Any&) { return Key('?').take(); }, [](const Null&) { return Key('0').take(); },
        [](const Boolean&) { return Key('b').take(); }, [](const Int64&) { return Key('i').take(); },
        [](const CommitTs&) { return Key('t').take(); }, [](const Float64&) { return Key('f').take(); },
        [](const String&) { return Key('s').take(); }, [](const BytesType&) { return Key('y').take(); },
        [](const Literal& literal) {
            return match(
                literal.value, [](bool value) { return Key('B').number(value ? 1 : 0).take(); },
                [](std::int64_t value) { return Key('I').number(static_cast<std::uint64_t>(value)).take(); },
                [](double value) { return Key('F').number(std::bit_cast<std::uint64_t>(value)).take(); },
                [](const std::string& value) { return Key('S').text(value).take(); });
        },
        [](const Id& id) { return Key('d').text(id.table).take(); },
        [&](const ArrayForm& array) { return Key('a').number(child(array.element)).take(); },
        [&](const RecordForm& record) {
            return Key('r').number(child(record.key)).number(child(record.value)).take();
        },
        [&](const ObjectForm& object) {
            Key key(object.open ? 'O' : 'o');
            for (const FormField& field : object.fields) {
                key.text(field.name).number(child(field.type)).number(field.optional ? 1 : 0);
            }
            return key.take();
        },
        [&](const UnionForm& form_union) {
            std::vector<std::uint64_t> members;
            for (const FormId member : form_union.members) members.push_back(child(member));
            std::sort(members.begin(), members.end());
            Key key('u');
            for (const std::uint64_t member : members) key.number(member);
            return key.take();
        },
        [](const Unknown& unknown) { return Key('U').text(unknown.reason).take(); });
}

}  // namespace

FormId Forms::intern(Form form) {
    std::string key = key_of(form, [](FormId child) { return static_cast<std::uint64_t>(child); });
    const auto [entry, is_new] = by_key_.try_emplace(std::move(key), static_cast<FormId>(forms_.size()));
    if (is_new) {
        digests_.push_back(digest_of(key_of(form, [&](FormId child) { return digest(child); })));
        forms_.push_back(std::move(form));
    }
    return entry->second;
}

FormId Forms::union_of(const std::vector<FormId>& parts) {
    std::vector<FormId> flat;
    for (const FormId part : parts) {
        const std::vector<FormId> inner = members(part);
        flat.insert(flat.end(), inner.begin(), inner.end());
    }
    std::sort(flat.begin(), flat.end());
    flat.erase(std::unique(flat.begin(), flat.end()), flat.end());
    return flat.size() == 1 ? flat.front() : intern(UnionForm{std::move(flat)});
}

std::vector<FormId> Forms::members(FormId id) const {
    const auto* form_union = std::get_if<UnionForm>(&(*this)[id]);
    return form_union == nullptr ? std::vector{id} : form_union->members;
}

FormId Forms::of(const Schema& schema, TypeId type) {
    std::vector<std::optional<FormId>>& known = by_type_[&schema];
    if (known.empty()) known.resize(schema.types.size());
    if (const auto form = known[static_cast<std::size_t>(type)]) return *form;
    const auto of_child = [&](TypeId child) { return of(schema, child); };
    const FormId form = match(
        schema[type].shape, [&](const Array& array) { return intern(ArrayForm{of_child(array.element)}); },
        [&](const Record& record) {
            return intern(RecordForm{of_child(record.key), of_child(record.value)});
        },
        [&](const Object& object) {
            ObjectForm result{{}, object.open};
            for (const Field& field : object.fields) {
                result.fields.push_back({field.name, of_child(field.type), field.optional});
            }
            std::sort(result.fields.begin(), result.fields.end(),
                      [](const FormField& a, const FormField& b) { return a.name < b.name; });
            return intern(std::move(result));
        },
        [&](const Union& type_union) {
            std::vector<FormId> members;
            for (const TypeId member : type_union.members) members.push_back(of_child(member));
            return union_of(members);
        },
        [&](const auto& leaf) { return intern(leaf); });
    by_type_[&schema][static_cast<std::size_t>(type)] = form;
    return form;
}

}  // namespace schema
