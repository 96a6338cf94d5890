#include "emit/edit.h"

#include <algorithm>
#include <tuple>

namespace emit {
namespace {

bool is_inside(const Edit& edit, const Edit& outer) {
    if (edit == outer || outer.kind != Edit::Kind::replaces) return false;
    const Span& a = edit.span;
    const Span& b = outer.span;
    if (edit.kind == Edit::Kind::replaces) return b.begin <= a.begin && a.end <= b.end;
    return b.begin < a.begin && a.end < b.end;
}

}  // namespace

std::string edited(std::string_view text, std::vector<Edit> edits) {
    std::vector<Edit> replacements;
    for (const Edit& edit : edits) {
        if (edit.kind == Edit::Kind::replaces) replacements.push_back(edit);
    }
    std::erase_if(edits, [&](const Edit& edit) {
        return std::any_of(replacements.begin(), replacements.end(),
                           [&](const Edit& outer) { return is_inside(edit, outer); });
    });
    const auto rank = [](const Edit& edit) {
        const int nesting = edit.kind == Edit::Kind::closes ? -edit.nesting : edit.nesting;
        return std::tuple(edit.span.begin, edit.kind, nesting);
    };
    std::stable_sort(edits.begin(), edits.end(),
                     [&](const Edit& a, const Edit& b) { return rank(a) < rank(b); });
    std::string result;
    std::size_t done = 0;
    for (const Edit& edit : edits) {
        if (edit.span.begin < done) continue;  // in what another one replaces
        result += text.substr(done, edit.span.begin - done);
        result += edit.text;
        done = edit.span.end;
    }
    result += text.substr(done);
    return result;
}

}  // namespace emit
