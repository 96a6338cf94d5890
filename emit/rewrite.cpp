#include "emit/rewrite.h"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "emit/call_chain.h"
#include "emit/item_list.h"
#include "schema/match.h"

namespace emit {
namespace {

std::string written(const Span& span) {
    return fmt::format("{} {} {}", static_cast<std::uint32_t>(span.file), span.begin, span.end);
}

Edit at(Edit::Kind kind, FileId file, std::uint32_t offset, std::string text, int nesting = 0) {
    return {kind, {file, offset, offset}, std::move(text), nesting};
}

// With the comments in what is replaced, each as it is, on lines of their own before the text.
std::string with_comments(const Code& code, const Span& span, const std::string& text) {
    const std::string& indent = code.layout().indent;
    std::string comments;
    for (const auto& comment : code.tree().comments()) {
        if (comment.begin < span.begin || comment.end > span.end) continue;
        comments += "\n" + indent;
        comments += code.all().substr(comment.begin, comment.end - comment.begin);
    }
    if (comments.empty()) return text;
    const bool is_argument = span.begin > 0 && code.all()[span.begin - 1] == '(';
    const std::string comma = is_argument && code.layout().trailing_commas ? "," : "";
    return comments + "\n" + indent + indented(text, indent, Layout{}) + comma + (is_argument ? "\n" : "");
}

class Rendering {
  public:
    explicit Rendering(const Code& code) : code_(code) {}

    std::vector<Edit> run(const std::vector<Rewrite>& rewrites) {
        std::set<std::string> made;
        for (const Rewrite& rewrite : rewrites) {
            if (!made.insert(key_of(rewrite)).second) continue;
            schema::match(rewrite, [&](const auto& one) { add(one); });
        }
        for (auto& [place, extension] : extensions_) add_extension(extension);
        // Calls come before what follows the item that they belong to.
        for (const auto& [place, calls] : calls_) take(add_calls(code_, calls.chain, calls.texts));
        for (const auto& [place, items] : items_) take(add_items(code_, items));
        return std::move(edits_);
    }

  private:
    struct Extension {
        Span expression;
        std::string call;
        std::string access;
        std::vector<std::string> entries;
    };

    struct Calls {
        Span chain;
        std::vector<std::string> texts;
    };

    void take(std::vector<Edit> edits) { std::move(edits.begin(), edits.end(), std::back_inserter(edits_)); }

    std::string here(const std::string& text, std::uint32_t offset) const {
        return indented(text, indentation_at(code_.all(), offset), code_.layout());
    }

    void add(const Wrap& one) {
        const Span& span = one.expression;
        edits_.push_back(
            at(Edit::Kind::opens, span.file, span.begin, here(one.before, span.begin), one.nesting));
        edits_.push_back(
            at(Edit::Kind::closes, span.file, span.end, here(one.after, span.begin), one.nesting));
    }

    void add(const Replace& one) {
        const std::string text = with_comments(code_, one.expression, one.text);
        edits_.push_back({Edit::Kind::replaces, one.expression, here(text, one.expression.begin), 0});
    }

    void add(const AddItems& one) {
        const auto place = std::tuple(one.list.begin, one.after ? one.after->begin : 0);
        ItemsToAdd& items = items_.try_emplace(place, ItemsToAdd{one.list, one.after, {}}).first->second;
        items.texts.insert(items.texts.end(), one.texts.begin(), one.texts.end());
    }

    void add(const Extend& one) {
        const auto place = std::tuple(one.expression.begin, one.expression.end);
        const auto found =
            extensions_.try_emplace(place, Extension{one.expression, one.call, one.access, {}}).first;
        found->second.entries.push_back(one.entry);
    }

    void add(const AddCall& one) {
        const auto place = std::tuple(one.chain.begin, one.chain.end);
        calls_.try_emplace(place, Calls{one.chain, {}}).first->second.texts.push_back(one.call);
    }

    void add_extension(const Extension& one) {
        const std::string opening = one.call.empty() ? "{" : one.call + "({";
        const std::string closing = one.call.empty() ? "}" : "})";
        const std::string line = fmt::format("{}, {} ", one.access, fmt::join(one.entries, ", "));
        const auto has_lines = [](std::string_view text) {
            return text.find('\n') != std::string_view::npos;
        };
        const Span& span = one.expression;
        if (!has_lines(line) && !has_lines(code_.all().substr(span.begin, span.end - span.begin)))
            return add(Wrap{span, opening + " ...", line + closing, 2});
        const std::string& indent = code_.layout().indent;
        std::string after = one.access + ",\n";
        for (const std::string& entry : one.entries)
            after += indent + indented(entry, indent, Layout{}) + ",\n";
        add(Wrap{span, opening + "\n" + indent + "...", after + closing, 2});
    }

    const Code& code_;
    std::vector<Edit> edits_;
    std::map<std::tuple<std::uint32_t, std::uint32_t>, ItemsToAdd> items_;
    std::map<std::tuple<std::uint32_t, std::uint32_t>, Extension> extensions_;
    std::map<std::tuple<std::uint32_t, std::uint32_t>, Calls> calls_;
};

}  // namespace

std::string key_of(const Rewrite& rewrite) {
    return schema::match(
        rewrite,
        [](const Wrap& one) {
            return fmt::format("wrap {} {} {} {}", written(one.expression), one.nesting, one.before,
                               one.after);
        },
        [](const Replace& one) { return fmt::format("replace {} {}", written(one.expression), one.text); },
        [](const AddItems& one) {
            return fmt::format("items {} {} {}", written(one.list), one.after ? written(*one.after) : "",
                               fmt::join(one.texts, ", "));
        },
        [](const Extend& one) {
            return fmt::format("extend {} {} {} {}", written(one.expression), one.call, one.access,
                               one.entry);
        },
        [](const AddCall& one) { return fmt::format("call {} {}", written(one.chain), one.call); });
}

std::vector<Edit> edits_of(const Code& code, const std::vector<Rewrite>& rewrites) {
    return Rendering(code).run(rewrites);
}

}  // namespace emit
