#include "emit/stage.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "emit/long_lines.h"
#include "emit/names.h"
#include "emit/overlay.h"
#include "emit/rewrite.h"
#include "emit/same_as_bridge.h"
#include "emit/widen_places.h"
#include "schema/text.h"

namespace emit {
namespace {

using schema::Schema;
using schema::Table;

template <class Tables>
auto* find(Tables& tables, const std::string& name) {
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const auto& one) { return one.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

using ByFile = std::map<const Code*, std::vector<Rewrite>>;

struct Edited {
    std::vector<EditedFile> files;
    parser::Parsed parsed;
};

Edited edited_files(const parser::Parsed& parsed, const ByFile& rewrites, parser::Files& files) {
    Edited result;
    std::map<std::string, std::string> texts;
    for (const auto& [code, some] : rewrites) {
        std::vector<Edit> edits = edits_of(*code, some);
        std::vector<Edit> imports = imports_for(*code, edits);
        std::move(imports.begin(), imports.end(), std::back_inserter(edits));
        const std::string after =
            with_broken_lines(code->all(), edited(code->all(), std::move(edits)), code->layout());
        const std::string& path = parsed.sources[code->file()].path;
        std::string before = files.read(path).content;
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        texts[path] = std::string(before.starts_with(mark) ? mark : "") + after;
        result.files.push_back({path, std::move(before), texts[path]});
    }
    std::sort(result.files.begin(), result.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    Overlay overlay(files, std::move(texts));
    result.parsed = parser::parse(parsed.sources[FileId{0}].path, overlay,
                                  parser::KnownTrees(parsed.sources, parsed.trees));
    return result;
}

// The tables of `expected` that `made` does not have so; all of them, if it is no schema.
std::set<std::string> different(const Schema& expected, const parser::Parsed& made) {
    if (made.schema && schema::fully_known(*made.schema)) {
        const SameAsBridge same(expected, *made.schema);
        if (same.is_whole() || !same.different_tables().empty()) return same.different_tables();
    }
    std::set<std::string> all;
    for (const Table& table : expected.tables) all.insert(table.name);
    return all;
}

// `["a"]` becomes `{ fields: ["a"], staged: true }`.
std::optional<Rewrite> staged(const Code& code, const schema::Index& index) {
    const auto call = code.call(code.method_call(index.span));
    if (!call || call->items.size() < 2) return std::nullopt;
    const NodeId given = call->items[1];
    constexpr const char* mark = "staged: true";
    if (code.kind(given) == Kind::object) {
        for (const NodeId item : code.tree().children(given)) {
            const NodeId value = code.name_of(item) == "staged" ? code.value_of(item) : no_node;
            if (value != no_node) return Replace{code.span(value), "true"};
        }
        return AddItems{code.span(given), code.last_item(given), {mark}};
    }
    if (!std::holds_alternative<schema::DatabaseIndex>(index.definition))
        return Extend{code.span(given), "", "", mark};
    return Replace{code.span(given), fmt::format("{{ fields: {}, {} }}", code.text(given), mark)};
}

// What `.staged()` is given: the fields that change, or a whole validator.
std::string staged_typescript(const Schema& widened, const Table& table, const Schema& after,
                              const Table& now, const Spelling& spelling) {
    const auto* old_object = std::get_if<schema::Object>(&widened[table.document].shape);
    const auto* object = std::get_if<schema::Object>(&after[now.document].shape);
    if (old_object == nullptr || object == nullptr) return typescript(after, now.document, false, spelling);
    schema::Forms forms;
    std::string fields;
    const auto add = [&](const std::string& name, const std::string& value) {
        fields += fmt::format("{}{}: {}", fields.empty() ? "" : ", ",
                              schema::property_name(name, spelling.layout.quote), value);
    };
    for (const schema::Field& field : object->fields) {
        const schema::Field* old = find(old_object->fields, field.name);
        const bool is_same = old != nullptr && old->optional == field.optional &&
                             forms.of(widened, old->type) == forms.of(after, field.type);
        if (!is_same) add(field.name, typescript(after, field.type, field.optional, spelling));
    }
    for (const schema::Field& field : old_object->fields) {
        if (find(object->fields, field.name) == nullptr) add(field.name, "undefined");
    }
    return fmt::format("{{ {} }}", fields);
}

class Validators {
  public:
    Validators(const parser::Parsed& parsed, const Schema& after, parser::Files& files)
        : parsed_(parsed), after_(after), files_(files), codes_(parsed), places_(*parsed.schema, codes_) {}

    // The files with the new documents of these tables staged, and nothing else; or none.
    std::optional<std::vector<EditedFile>> staged(const std::vector<std::string>& tables) {
        ByFile rewrites;
        Schema expected = *parsed_.schema;
        for (const std::string& name : tables) {
            Table& table = *find(expected.tables, name);
            const auto definition = places_.definition(table);
            if (table.staged || !definition) return std::nullopt;
            const Code& code = *definition->code;
            const std::string fields = staged_typescript(*parsed_.schema, table, after_,
                                                         *find(after_.tables, name), spelling_in(code));
            rewrites[&code].push_back(AddCall{code.span(places_.whole_definition(*definition)),
                                              fmt::format(".staged({})", fields)});
            table.staged = table.document;
        }
        Edited made = edited_files(parsed_, rewrites, files_);
        if (!different(expected, made.parsed).empty()) return std::nullopt;
        schema::Forms forms;
        const Schema& schema = *made.parsed.schema;
        for (const std::string& name : tables) {
            const auto is = forms.of(schema, *find(schema.tables, name)->staged);
            if (is != forms.of(after_, find(after_.tables, name)->document)) return std::nullopt;
        }
        return std::move(made.files);
    }

  private:
    const parser::Parsed& parsed_;
    const Schema& after_;
    parser::Files& files_;
    Codes codes_;
    Places places_;
};

}  // namespace

std::variant<StagedIndexes, CannotStage> stage_indexes(
    const parser::Parsed& parsed, const std::set<std::pair<std::string, std::string>>& indexes,
    parser::Files& files) {
    Codes codes(parsed);
    ByFile rewrites;
    Schema expected = *parsed.schema;
    for (const auto& [table, name] : indexes) {
        schema::Index& index = *find(find(expected.tables, table)->indexes, name);
        const Code* code = codes.editable(index.span.file);
        const auto rewrite = code == nullptr ? std::nullopt : staged(*code, index);
        if (!rewrite) return CannotStage{index.span, table, name};
        rewrites[code].push_back(*rewrite);
        index.staged = true;
    }
    Edited made = edited_files(parsed, rewrites, files);
    const std::set<std::string> wrong = different(expected, made.parsed);
    if (wrong.empty()) return StagedIndexes{std::move(made.files), std::move(made.parsed)};
    const auto is_wrong = [&](const auto& one) { return wrong.contains(one.first); };
    const auto found = std::find_if(indexes.begin(), indexes.end(), is_wrong);
    const auto& [table, name] = found == indexes.end() ? *indexes.begin() : *found;
    return CannotStage{find(find(parsed.schema->tables, table)->indexes, name)->span, table, name};
}

StagedValidators stage_validators(const parser::Parsed& parsed, const Schema& after,
                                  const std::vector<std::string>& tables, parser::Files& files) {
    Validators validators(parsed, after, files);
    std::optional<std::vector<EditedFile>> made = validators.staged(tables);
    std::vector<std::string> kept = tables;
    if (!made) {
        std::erase_if(kept, [&](const std::string& one) { return !validators.staged({one}); });
        made = validators.staged(kept);
        if (!made) kept.clear();
    }
    std::vector<std::string> left_out = tables;
    std::erase_if(left_out, [&](const std::string& one) {
        return std::find(kept.begin(), kept.end(), one) != kept.end();
    });
    return {made.value_or(std::vector<EditedFile>{}), std::move(kept), std::move(left_out)};
}

}  // namespace emit
