#include "diff/judge.h"

namespace diff {

using schema::Bound;
using schema::FieldSet;

Bounds Judge::of(const schema::Schema& schema, schema::TypeId type, bool optional) {
    const schema::FormId form = forms_.of(schema, type);
    const bool is_unknown = std::holds_alternative<schema::Unknown>(forms_[form]);
    return {{normals_.of(form, Bound::lower), optional},
            {normals_.of(form, Bound::upper), optional || is_unknown}};
}

Bounds Judge::documents(const schema::Schema& schema, schema::TypeId type) {
    const schema::FormId form = forms_.of(schema, type);
    return {{normals_.of_documents(form, Bound::lower), false},
            {normals_.of_documents(form, Bound::upper), false}};
}

Bounds Judge::documents(const schema::Schema& schema, const schema::Table& table) {
    Bounds bounds = documents(schema, table.document);
    const FieldSet all = {normals_.every_object(), false};
    if (schema.validation != true) bounds.upper = all;
    if (schema.validation == false) bounds.lower = all;
    return bounds;
}

Bounds Judge::unite(const std::vector<Bounds>& parts) {
    const auto all_of = [&](FieldSet Bounds::*bound) {
        std::vector<schema::NormalId> types;
        bool absent = false;
        for (const Bounds& part : parts) {
            types.push_back((part.*bound).type);
            absent = absent || (part.*bound).absent;
        }
        return FieldSet{normals_.unite(types), absent};
    };
    return {all_of(&Bounds::lower), all_of(&Bounds::upper)};
}

Judged Judge::includes(const Bounds& outer, const Bounds& inner) {
    const auto ask = [&](const FieldSet& all, const FieldSet& some) -> Judged {
        if (some.absent && !all.absent) return {Answer::no, true, std::nullopt};
        schema::Included included = inclusion_.subset(some.type, all.type);
        return {included.answer, false, std::move(included.witness)};
    };
    // All that it may hold fits in what the other certainly holds; or something that it certainly
    // holds is outside of what the other may.
    Judged certain = ask(outer.lower, inner.upper);
    if (outer.is_exact() && inner.is_exact()) return certain;
    if (certain.answer == Answer::yes) return certain;
    Judged refuted = ask(outer.upper, inner.lower);
    if (refuted.answer == Answer::no) return refuted;
    return {};
}

Effect Judge::effect(const Bounds& before, const Bounds& after) {
    return effect_of(includes(after, before).answer, includes(before, after).answer);
}

Effect effect_of(Answer kept, Answer back) {
    if (kept == Answer::unknown || back == Answer::unknown) return Effect::unknown;
    if (kept == Answer::yes) return back == Answer::yes ? Effect::neutral : Effect::widens;
    return back == Answer::yes ? Effect::narrows : Effect::reshapes;
}

}  // namespace diff
