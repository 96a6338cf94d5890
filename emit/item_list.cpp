#include "emit/item_list.h"

#include <fmt/format.h>

#include <algorithm>

namespace emit {
namespace {

class List {
  public:
    List(const Code& code, const ItemsToAdd& to_add) : code_(code), text_(code.all()), to_add_(to_add) {
        const NodeId node = code.at(to_add.list);
        for (const NodeId item : code.tree().children(node)) items_.push_back(code.span(item));
        first_ = to_add.list.begin + 1;
        last_ = to_add.list.end - 1;
    }

    std::vector<Edit> run() {
        const std::size_t place = place_of_new();
        if (items_.empty()) {
            add_to_empty();
        } else if (!is_of_lines()) {
            add_in_line(place);
        } else if (place == 0) {
            add_lines(end_of_line(first_), code_indentation(items_.front()), true);
        } else {
            add_after(place - 1);
        }
        return std::move(edits_);
    }

  private:
    // How many items come before the new ones.
    std::size_t place_of_new() const {
        if (!to_add_.after) return 0;
        const auto found = std::find(items_.begin(), items_.end(), *to_add_.after);
        return static_cast<std::size_t>(found - items_.begin()) + (found == items_.end() ? 0 : 1);
    }

    bool has_newline(std::uint32_t begin, std::uint32_t end) const {
        return text_.substr(begin, end - begin).find('\n') != std::string_view::npos;
    }
    bool is_of_lines() const { return has_newline(first_, items_.front().begin); }

    // Whether most items have an empty line between them; of two, if they have lines themselves.
    bool is_spaced() const {
        if (items_.size() < 3 && (items_.empty() || !has_newline(items_.front().begin, items_.front().end)))
            return false;
        std::size_t spaced = 0;
        for (std::size_t i = 1; i < items_.size(); ++i) {
            const std::string_view between =
                text_.substr(items_[i - 1].end, items_[i].begin - items_[i - 1].end);
            const bool is_empty = between.find("\n\n") != std::string_view::npos ||
                                  between.find("\n\r\n") != std::string_view::npos;
            spaced += is_empty ? 1U : 0U;
        }
        return spaced * 2 >= items_.size();
    }

    std::string code_indentation(const Span& item) const { return indentation_at(text_, item.begin); }

    void add(std::uint32_t offset, std::string text, Edit::Kind kind = Edit::Kind::adds) {
        edits_.push_back({kind, {to_add_.list.file, offset, offset}, std::move(text), 0});
    }

    // From `at` over blanks, and comments that end on the line, to where the line ends or code goes on.
    std::uint32_t end_of_line(std::uint32_t at) const {
        std::uint32_t end = at;
        for (;;) {
            while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
            const auto& comments = code_.tree().comments();
            const auto comment = std::find_if(comments.begin(), comments.end(),
                                              [&](const auto& one) { return one.begin == at; });
            if (comment == comments.end() || has_newline(comment->begin, comment->end)) return end;
            end = at = comment->end;
        }
    }

    // The offset of the comma behind an item, if there is one.
    std::optional<std::uint32_t> comma_after(std::size_t i) const {
        const std::uint32_t limit = i + 1 < items_.size() ? items_[i + 1].begin : last_;
        std::uint32_t at = items_[i].end;
        for (const auto& comment : code_.tree().comments()) {
            if (comment.end <= at || comment.begin >= limit) continue;
            const auto found = text_.substr(at, comment.begin - at).find(',');
            if (found != std::string_view::npos) return at + static_cast<std::uint32_t>(found);
            at = comment.end;
        }
        const auto found = text_.substr(at, limit - at).find(',');
        if (found == std::string_view::npos) return std::nullopt;
        return at + static_cast<std::uint32_t>(found);
    }

    // Each on a line of its own, from `offset` on; `ends_in_comma` is of the last one.
    void add_lines(std::uint32_t offset, const std::string& indentation, bool ends_in_comma) {
        const std::string start = code_.layout().newline + indentation;
        const std::string space = is_spaced() ? code_.layout().newline : "";
        const bool is_first = !to_add_.after && !items_.empty();
        std::string text;
        for (std::size_t i = 0; i < to_add_.texts.size(); ++i) {
            if (!is_first) text += space;
            text += start;
            text += indented(to_add_.texts[i], indentation, code_.layout());
            if (i + 1 < to_add_.texts.size() || ends_in_comma) text += ",";
            if (is_first) text += space;
        }
        add(offset, text);
    }

    void add_after(std::size_t i) {
        const Span& item = items_[i];
        const auto comma = comma_after(i);
        const bool is_last = i + 1 == items_.size();
        // More items may stand on the line.
        const bool ends_line =
            is_last ? has_newline(item.end, last_) : has_newline(item.end, items_[i + 1].begin);
        if (!ends_line) return add(item.end, ", " + in_line(code_indentation(item)));
        if (!comma) add(item.end, ",");
        add_lines(end_of_line(comma ? *comma + 1 : item.end), code_indentation(item), comma.has_value());
    }

    std::string in_line(const std::string& indentation) const {
        std::vector<std::string> all;
        for (const std::string& text : to_add_.texts)
            all.push_back(indented(text, indentation, code_.layout()));
        return fmt::format("{}", fmt::join(all, ", "));
    }

    void add_in_line(std::size_t place) {
        const std::string text = in_line(code_indentation(to_add_.list));
        if (place == 0) return add(items_.front().begin, text + ", ");
        add(items_[place - 1].end, ", " + text);
    }

    void add_to_empty() {
        const bool is_object = text_[to_add_.list.begin] == '{';
        const std::string around = code_indentation(to_add_.list);
        const bool is_blank =
            text_.substr(first_, last_ - first_).find_first_not_of(" \t\r\n") == std::string_view::npos;
        if (!is_blank || has_newline(first_, last_)) {
            // Before the line of the closing bracket, or a line of its own.
            std::uint32_t end = last_;
            while (end > first_ && std::string_view(" \t\r\n").find(text_[end - 1]) != std::string_view::npos)
                --end;
            add_lines(end, around + code_.layout().indent, true);
            if (!has_newline(end, last_)) add(last_, code_.layout().newline + around, Edit::Kind::opens);
            return;
        }
        const std::string text = in_line(around);
        edits_.push_back({Edit::Kind::replaces,
                          {to_add_.list.file, first_, last_},
                          is_object ? " " + text + " " : text,
                          0});
    }

    const Code& code_;
    std::string_view text_;
    const ItemsToAdd& to_add_;
    std::vector<Span> items_;
    std::uint32_t first_;
    std::uint32_t last_;
    std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> add_items(const Code& code, const ItemsToAdd& items) {
    return List(code, items).run();
}

}  // namespace emit
