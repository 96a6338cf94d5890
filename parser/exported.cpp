#include "parser/exported.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <limits>
#include <set>

#include "parser/base64.h"
#include "parser/json_parts.h"
#include "parser/source_file.h"

namespace parser {
namespace {

using diagnostics::Diagnostic;
using diagnostics::FileId;
using diagnostics::Id;
using diagnostics::Span;

// As deep as validators that are evaluated may be.
constexpr std::uint32_t type_depth_limit = 200;

struct Refused {
    Diagnostic diagnostic;
};

constexpr std::array<std::pair<std::string_view, schema::Shape (*)()>, 10> plain_types = {{
    {"any", [] { return schema::Shape(schema::Any{}); }},
    {"null", [] { return schema::Shape(schema::Null{}); }},
    {"boolean", [] { return schema::Shape(schema::Boolean{}); }},
    {"bigint", [] { return schema::Shape(schema::Int64{}); }},
    {"commitTs", [] { return schema::Shape(schema::CommitTs{}); }},
    {"number", [] { return schema::Shape(schema::Float64{}); }},
    {"string", [] { return schema::Shape(schema::String{}); }},
    {"bytes", [] { return schema::Shape(schema::BytesType{}); }},
    // Of old schemas: Convex takes them for `any`, whatever they hold.
    {"map", [] { return schema::Shape(schema::Any{}); }},
    {"set", [] { return schema::Shape(schema::Any{}); }},
}};

class ExportReader {
  public:
    explicit ExportReader(FileId file) : file_(file) {}

    schema::Schema run(const json::Value& root, std::string_view text) {
        const json::Object& members = object(root, "a schema as Convex exports it");
        if (json::find(members, "tables") != nullptr) return whole(root);
        only(members, {"active", "inProgress"}, "what `getSchemas` or `export()` gives");
        const json::Value* active = json::find(members, "active");
        if (is_absent(active)) {
            schema_.span = span(root.place);
            schema_.validation = false;
            return std::move(schema_);
        }
        is_deployed_ = true;
        if (!std::holds_alternative<std::string>(active->is)) return whole(*active);
        const json::Parsed inner = json::parse_nested(text, active->place);
        if (inner.failure) refuse(inner.failure->place, inner.failure->message, Id::syntax_error);
        return whole(inner.value);
    }

  private:
    Span span(json::Place place) const { return {file_, place.begin, place.end}; }

    [[noreturn]] void refuse(json::Place place, std::string message, Id id = Id::not_an_export) const {
        throw Refused{{id, std::move(message), span(place)}};
    }

    schema::Schema whole(const json::Value& value) {
        const json::Object& members = object(value, "a schema");
        only(members, {"tables", "schemaValidation"}, "a schema");
        schema_.span = span(value.place);
        // Schemas of before there was validation do not say so.
        const json::Value* validation = json::find(members, "schemaValidation");
        schema_.validation = !is_absent(validation) && boolean(*validation, "`schemaValidation`");
        std::set<std::string> names;
        for (const json::Value& one : array(member(value, members, "tables", "a schema"), "`tables`")) {
            table(one);
            if (!names.insert(schema_.tables.back().name).second)
                refuse(one.place, fmt::format("the table `{}` is there twice", schema_.tables.back().name));
        }
        return std::move(schema_);
    }

    void table(const json::Value& value) {
        constexpr std::string_view what = "a table";
        const json::Object& members = object(value, what);
        only(members,
             {"tableName", "indexes", "stagedDbIndexes", "searchIndexes", "stagedSearchIndexes",
              "vectorIndexes", "stagedVectorIndexes", "documentType", "stagedDocumentType"},
             what);
        schema::Table table;
        table.span = span(value.place);
        table.name = string(member(value, members, "tableName", what), "`tableName`");
        using Read = schema::Index (ExportReader::*)(const json::Value&) const;
        const auto add = [&](std::string_view name, bool is_staged, Read read) {
            const json::Value* list = json::find(members, name);
            if (is_absent(list)) return;
            for (const json::Value& one : array(*list, fmt::format("`{}`", name))) {
                schema::Index index = (this->*read)(one);
                index.staged = is_staged;
                index.span = span(one.place);
                table.indexes.push_back(std::move(index));
            }
        };
        member(value, members, "indexes", what);
        table.lists_staged = json::find(members, "stagedDbIndexes") != nullptr;
        add("indexes", false, &ExportReader::database_index);
        add("stagedDbIndexes", true, &ExportReader::database_index);
        add("searchIndexes", false, &ExportReader::search_index);
        add("stagedSearchIndexes", true, &ExportReader::search_index);
        add("vectorIndexes", false, &ExportReader::vector_index);
        add("stagedVectorIndexes", true, &ExportReader::vector_index);
        const json::Value* document = json::find(members, "documentType");
        table.document = is_absent(document) ? add_type(schema::Any{}, value.place) : type(*document, 0);
        table.lists_staged = false;
        for (const char* name : {"stagedDbIndexes", "stagedSearchIndexes", "stagedVectorIndexes"}) {
            if (json::find(members, name) != nullptr) table.lists_staged = true;
        }
        const json::Value* staged = json::find(members, "stagedDocumentType");
        if (!is_absent(staged)) table.staged = type(*staged, 0);
        schema_.tables.push_back(std::move(table));
    }

    schema::Index database_index(const json::Value& value) const {
        constexpr std::string_view what = "an index";
        const json::Object& members = object(value, what);
        only(members, {"indexDescriptor", "fields"}, what);
        schema::Index index;
        index.name = string(member(value, members, "indexDescriptor", what), "`indexDescriptor`");
        std::vector<std::string> fields = strings(member(value, members, "fields", what), "`fields`");
        // A deployment tells what it appended itself, and nobody else can have.
        if (is_deployed_ && !fields.empty() && fields.back() == "_creationTime") fields.pop_back();
        index.definition = schema::DatabaseIndex{std::move(fields)};
        return index;
    }

    schema::Index search_index(const json::Value& value) const {
        constexpr std::string_view what = "a search index";
        const json::Object& members = object(value, what);
        only(members, {"indexDescriptor", "searchField", "filterFields"}, what);
        schema::Index index;
        index.name = string(member(value, members, "indexDescriptor", what), "`indexDescriptor`");
        index.definition =
            schema::SearchIndex{string(member(value, members, "searchField", what), "`searchField`"),
                                strings(member(value, members, "filterFields", what), "`filterFields`")};
        return index;
    }

    schema::Index vector_index(const json::Value& value) const {
        constexpr std::string_view what = "a vector index";
        const json::Object& members = object(value, what);
        only(members, {"indexDescriptor", "vectorField", "dimensions", "dimension", "filterFields"}, what);
        // Deployments write `dimension` too, its name of before, and mostly null.
        const json::Value* dimensions = json::find(members, "dimensions");
        // `null` is what JSON makes of NaN.
        const bool is_null = dimensions != nullptr && is_absent(dimensions);
        if (is_absent(dimensions)) dimensions = json::find(members, "dimension");
        const double* number = is_absent(dimensions) ? nullptr : std::get_if<double>(&dimensions->is);
        if (number == nullptr && !is_absent(dimensions))
            refuse(value.place, "a vector index whose `dimensions` are not a number");
        std::optional<double> given;
        if (number != nullptr) given = *number;
        if (number == nullptr && is_null) given = std::numeric_limits<double>::quiet_NaN();
        schema::Index index;
        index.name = string(member(value, members, "indexDescriptor", what), "`indexDescriptor`");
        index.definition =
            schema::VectorIndex{string(member(value, members, "vectorField", what), "`vectorField`"), given,
                                strings(member(value, members, "filterFields", what), "`filterFields`")};
        return index;
    }

    schema::TypeId add_type(schema::Shape shape, json::Place place) {
        schema_.types.push_back({std::move(shape), span(place)});
        return static_cast<schema::TypeId>(schema_.types.size() - 1);
    }

    schema::TypeId type(const json::Value& value, std::uint32_t depth) {
        if (depth > type_depth_limit) {
            refuse(value.place,
                   fmt::format("the validator nests deeper than {} levels, which is the limit",
                               type_depth_limit),
                   Id::limit_reached);
        }
        constexpr std::string_view what = "a validator";
        const json::Object& members = object(value, what);
        const json::Value& kind = member(value, members, "type", what);
        const std::string& name = string(kind, "the type of a validator");
        for (const auto& [plain, shape] : plain_types) {
            if (name != plain) continue;
            if (name != "map" && name != "set") only(members, {"type"}, what);
            return add_type(shape(), value.place);
        }
        const auto part = [&](std::string_view part_name) -> const json::Value& {
            return member(value, members, part_name, fmt::format("a validator of type `{}`", name));
        };
        if (name == "id") {
            only(members, {"type", "tableName"}, what);
            return add_type(schema::Id{string(part("tableName"), "`tableName`")}, value.place);
        }
        if (name == "record") {
            only(members, {"type", "keys", "values"}, what);
            const schema::TypeId key = type(part("keys"), depth + 1);
            const schema::Field field = field_of(part("values"), depth + 1);
            if (field.optional) refuse(part("values").place, "the values of a record cannot be optional");
            return add_type(schema::Record{key, field.type}, value.place);
        }
        if (name != "literal" && name != "array" && name != "union" && name != "object") {
            refuse(kind.place, fmt::format("`{}` is no type of validator that Convex 1.48 has", name));
        }
        only(members, {"type", "value"}, what);
        const json::Value& content = part("value");
        if (name == "literal") return add_type(literal(content), value.place);
        if (name == "array") return add_type(schema::Array{type(content, depth + 1)}, value.place);
        if (name == "union") {
            schema::Union members_of_union;
            for (const json::Value& one : array(content, "the value of a union"))
                members_of_union.members.push_back(type(one, depth + 1));
            return add_type(std::move(members_of_union), value.place);
        }
        schema::Object fields;
        const json::Object& properties = object(content, "the value of an object");
        no_duplicates(properties);
        for (const json::Member& property : properties) {
            schema::Field field = field_of(property.value, depth + 1);
            field.name = property.name;
            field.span = span(property.place);
            fields.fields.push_back(std::move(field));
        }
        return add_type(std::move(fields), value.place);
    }

    // A field without its name.
    schema::Field field_of(const json::Value& value, std::uint32_t depth) {
        constexpr std::string_view what = "a field";
        const json::Object& members = object(value, what);
        only(members, {"fieldType", "optional"}, what);
        const schema::TypeId id = type(member(value, members, "fieldType", what), depth);
        return {"", id, boolean(member(value, members, "optional", what), "`optional`"), span(value.place)};
    }

    schema::Literal literal(const json::Value& value) const {
        if (const auto* one = std::get_if<bool>(&value.is)) return {*one};
        if (const auto* one = std::get_if<double>(&value.is)) return {*one};
        if (const auto* one = std::get_if<std::string>(&value.is)) return {*one};
        // `{"$integer": BASE64}` or `{"$float": BASE64}`
        const auto* members = std::get_if<json::Object>(&value.is);
        if (members != nullptr && members->size() == 1) {
            const json::Member& only_one = members->front();
            const auto* text = std::get_if<std::string>(&only_one.value.is);
            const auto bits = text == nullptr ? std::nullopt : decode_eight_bytes(*text);
            if (bits && only_one.name == "$integer") return {static_cast<std::int64_t>(*bits)};
            if (bits && only_one.name == "$float") return {std::bit_cast<double>(*bits)};
        }
        refuse(
            value.place,
            "the value of a literal is a string, a number, true, false, `{\"$integer\"}` or `{\"$float\"}`");
    }

    FileId file_;
    bool is_deployed_ = false;
    schema::Schema schema_;
};

}  // namespace

Parsed parse_exported(const std::string& path, Files& files) {
    LoadedFile file = read_source(files.read(path), path);
    if (file.text) return parse_exported_text(path, std::move(*file.text));
    Parsed parsed;
    parsed.diagnostics.push_back({file.problem, std::move(file.message), std::nullopt});
    return parsed;
}

Parsed parse_exported_text(const std::string& path, std::string whole) {
    Parsed parsed;
    const FileId id = parsed.sources.add(path, std::move(whole));
    const std::string& text = parsed.sources[id].text;
    json::Parsed read = json::parse(text);
    if (read.failure) {
        const auto [begin, end] = read.failure->place;
        parsed.diagnostics.push_back(
            {Id::syntax_error, std::move(read.failure->message), Span{id, begin, end}});
        return parsed;
    }
    try {
        parsed.schema = ExportReader(id).run(read.value, text);
    } catch (json::Failure& unfit) {
        const auto [begin, end] = unfit.place;
        parsed.diagnostics.push_back({Id::not_an_export, std::move(unfit.message), Span{id, begin, end}});
    } catch (Refused& refused) {
        parsed.diagnostics.push_back(std::move(refused.diagnostic));
    }
    return parsed;
}

}  // namespace parser
