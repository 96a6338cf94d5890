#include "parser/exported.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "cli/run.h"
#include "diff/compare.h"
#include "emit/export.h"
#include "parser/json.h"
#include "tests/support.h"

// Exported JSON, read back: laws on every schema file there is, and what is refused.
namespace {

namespace fs = std::filesystem;
namespace json = parser::json;

const fs::path root = SOURCE_DIRECTORY;

parser::Parsed read(const std::string& text) {
    tests::Memory files({{"schema.json", text}});
    return parser::parse_exported("schema.json", files);
}

// A schema as a deployment tells it, where Convex has appended to each index what it does by itself.
std::string deployed(const std::string& exported) {
    auto schema = nlohmann::ordered_json::parse(exported);
    for (auto& table : schema.at("tables")) {
        for (const char* list : {"indexes", "stagedDbIndexes"}) {
            if (!table.contains(list)) continue;
            for (auto& index : table.at(list)) index.at("fields").push_back("_creationTime");
        }
    }
    return schema.dump();
}

std::vector<fs::path> schema_files() {
    std::vector<fs::path> files;
    for (const char* place : {"tests/cases", "tests/programs", "tests/rules", "samples"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / place)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".ts" || extension == ".js" || extension == ".tsx")
                files.push_back(entry.path());
        }
    }
    return files;
}

// The diagnostic of a text that gives no schema: `line:column: message [id]`.
std::string refusal(const std::string& text) {
    const parser::Parsed parsed = read(text);
    REQUIRE_FALSE(parsed.schema.has_value());
    REQUIRE(parsed.diagnostics.size() == 1);
    const diagnostics::Diagnostic& one = parsed.diagnostics.front();
    REQUIRE(one.span.has_value());
    const diagnostics::Location at = parsed.sources.locate(*one.span);
    return fmt::format("{}:{}: {} [{}]", at.line, at.column, one.message, diagnostics::kind(one.id).name);
}

std::string with_validator(const std::string& validator) {
    return R"({"tables":[{"tableName":"t","indexes":[],"documentType":{"type":"object","value":{"f":{"fieldType":)" +
           validator + R"(,"optional":false}}}}],"schemaValidation":true})";
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

// What the JSON library makes of a value of ours, to compare.
nlohmann::json library_json(const json::Value& value) {
    if (const auto* items = std::get_if<json::Array>(&value.is)) {
        nlohmann::json all = nlohmann::json::array();
        for (const json::Value& item : *items) all.push_back(library_json(item));
        return all;
    }
    if (const auto* members = std::get_if<json::Object>(&value.is)) {
        nlohmann::json all = nlohmann::json::object();
        for (const json::Member& member : *members) all[member.name] = library_json(member.value);
        return all;
    }
    if (const auto* text = std::get_if<std::string>(&value.is)) return *text;
    if (const auto* number = std::get_if<double>(&value.is)) return *number;
    if (const auto* answer = std::get_if<bool>(&value.is)) return *answer;
    return nullptr;
}

}  // namespace

TEST_CASE("an export, read back, exports to the same bytes and has no changes") {
    std::size_t count = 0;
    for (const fs::path& file : schema_files()) {
        INFO(file.string());
        const std::string name = file.filename().string();
        const cli::Environment here = {file.parent_path().string(), false};
        const cli::Outcome exported = cli::run({"export", name}, here);
        if (exported.exit_code != 0) continue;
        const parser::Parsed parsed = read(exported.out);
        REQUIRE(parsed.schema.has_value());
        CHECK(emit::export_text(*parsed.schema) == exported.out);
        // The same inside of a deployment's answer, as a string and as an object.
        const std::string told = deployed(exported.out);
        for (const std::string& active : {nlohmann::json(told).dump(), told}) {
            const parser::Parsed again = read(fmt::format("{{\n  \"active\": {}\n}}\n", active));
            REQUIRE(again.schema.has_value());
            CHECK(emit::export_text(*again.schema) == exported.out);
        }
        std::istringstream input(exported.out);
        const cli::Outcome diff = cli::run({"diff", name, "-"}, {file.parent_path().string(), false, &input});
        CHECK(diff.out.find("safe: every document") != std::string::npos);
        CHECK(diff.out.find("\nno changes") != std::string::npos);
        ++count;
    }
    CHECK(count > 100);
}

TEST_CASE("everything in exported JSON has its place, inside of a string too") {
    const std::string text =
        R"({"tables":[{"tableName":"t","indexes":[{"indexDescriptor":"by_f","fields":["f"]}],"documentType":)"
        R"({"type":"object","value":{"é\"":{"fieldType":{"type":"null"},"optional":false}}}}]})";
    for (const std::string& whole : {text, "{\"active\":\n" + nlohmann::json(text).dump() + "}"}) {
        const parser::Parsed parsed = read(whole);
        REQUIRE(parsed.schema.has_value());
        const schema::Table& table = parsed.schema->tables.at(0);
        const auto& object = std::get<schema::Object>((*parsed.schema)[table.document].shape);
        const auto starts = [&](const schema::Span& span, const std::string& with) {
            std::string found(parsed.sources.text(span));
            if (whole != text) found = nlohmann::json::parse(fmt::format("\"{}\"", found)).get<std::string>();
            INFO(found);
            return found.starts_with(with) && found.ends_with('}');
        };
        CHECK(starts(table.span, R"({"tableName":"t")"));
        CHECK(starts(table.indexes.at(0).span, R"({"indexDescriptor":"by_f","fields":["f"]})"));
        CHECK(starts(object.fields.at(0).span, R"("é\"":{"fieldType")"));
        CHECK(starts((*parsed.schema)[object.fields.at(0).type].span, R"({"type":"null"})"));
        CHECK(object.fields.at(0).name == "é\"");
    }
}

TEST_CASE("a deployment without a schema checks nothing") {
    for (const char* text : {"{}", R"({"active":null})", R"({"inProgress":"{\"tables\":[]}"})"}) {
        const parser::Parsed parsed = read(text);
        REQUIRE(parsed.schema.has_value());
        CHECK(parsed.schema->tables.empty());
        CHECK(parsed.schema->validation == false);
    }
}

TEST_CASE("what deployments write otherwise than `export()` means the same") {
    const std::string deployed =
        R"({"tables":[{"tableName":"t","indexes":[],"stagedDbIndexes":null,"vectorIndexes":[{"indexDescriptor":"v",)"
        R"("vectorField":"f","dimension":3,"filterFields":[]}],"documentType":null},{"tableName":"old","indexes":[],)"
        R"("documentType":{"type":"object","value":{"m":{"fieldType":{"type":"map","keys":{"type":"string"},)"
        R"("values":{"type":"any"}},"optional":false}}}}]})";
    const parser::Parsed parsed = read(deployed);
    REQUIRE(parsed.schema.has_value());
    const std::string exported = emit::export_text(*parsed.schema);
    CHECK(exported.find(R"("dimensions":3)") != std::string::npos);
    CHECK(exported.find(R"("documentType":{"type":"any"}})") != std::string::npos);
    CHECK(exported.find(R"("m":{"fieldType":{"type":"any"})") != std::string::npos);
    CHECK(exported.find(R"("schemaValidation":false)") != std::string::npos);
}

TEST_CASE("literals of every kind come back") {
    for (const char* value :
         {"true", "false", "1", "-1.5", "1e+300", "5e-324", "\"a\\u0000b\"", R"({"$integer":"AAAAAAAAAIA="})",
          R"({"$integer":"/////////38="})", R"({"$float":"AAAAAAAA8H8="})", R"({"$float":"AAAAAAAAAIA="})"}) {
        INFO(value);
        const std::string text = with_validator(fmt::format(R"({{"type":"literal","value":{}}})", value));
        const parser::Parsed parsed = read(text);
        REQUIRE(parsed.schema.has_value());
        CHECK(emit::export_text(*parsed.schema).find(fmt::format(R"("value":{}}})", value)) !=
              std::string::npos);
    }
    // As deployments write it.
    const parser::Parsed zero = read(with_validator(R"({"type":"literal","value":-0.0})"));
    REQUIRE(zero.schema.has_value());
    CHECK(emit::export_text(*zero.schema).find("AAAAAAAAAIA=") != std::string::npos);
}

TEST_CASE("what Convex does not write is refused where it stands") {
    const auto refused = [](const std::string& text, const std::string& with) {
        const std::string found = refusal(text);
        INFO(found);
        CHECK(found.find(with) != std::string::npos);
    };
    refused("[]", "1:1: a schema as Convex exports it is an object");
    refused("{\n \"table\": []}",
            "2:2: `table` is not known in what `getSchemas` or `export()` gives [not-an-export]");
    refused(R"({"tables":[],"strict":1})", "1:14: `strict` is not known in a schema");
    refused(R"({"tables":[],"tables":[]})", "1:14: `tables` is there twice");
    refused(R"({"tables":[{}]})", "1:12: a table without `tableName`");
    refused(R"({"tables":[{"tableName":"t"}]})", "a table without `indexes`");
    refused(with_validator(R"({"type":"strng"})"), "`strng` is no type of validator");
    refused(with_validator(R"({"type":"string","max":3})"), "`max` is not known in a validator");
    refused(with_validator(R"({"type":"array"})"), "a validator of type `array` without `value`");
    refused(with_validator(R"({"type":"literal","value":null})"), "the value of a literal is");
    refused(with_validator(R"({"type":"literal","value":{"$integer":"AAAA"}})"), "the value of a literal is");
    refused(with_validator(R"({"type":"literal","value":1e999})"), "the number is too large [syntax-error]");
    refused(
        with_validator(
            R"({"type":"record","keys":{"type":"string"},"values":{"fieldType":{"type":"any"},"optional":true}})"),
        "the values of a record cannot be optional");
    refused(with_validator(R"({"type":"object","value":{"a":{"fieldType":{"type":"any"},"optional":false},)"
                           R"("a":{"fieldType":{"type":"any"},"optional":false}}})"),
            "`a` is there twice");
    refused(R"({"tables":[{"tableName":"t","indexes":[]},{"tableName":"t","indexes":[]}]})",
            "1:43: the table `t` is there twice");
    refused("{\"active\":\n \"{\\\"tables\\\":[}\"}", "2:16: found `}` where a value was expected in JSON");
    refused("{\n  active: '{}'\n}", "2:3: found `a` where a name in double quotes was expected");
    refused("", "1:1: the JSON ends where a value was expected");
    refused(repeated("[", 100'000),
            "the JSON nests deeper than 1000 levels, which is the limit [syntax-error]");
    refused(with_validator(repeated(R"({"type":"array","value":)", 250) + R"({"type":"any"})" +
                           repeated("}", 250)),
            "the validator nests deeper than 200 levels, which is the limit [limit-reached]");
}

TEST_CASE("JSON is what the JSON library takes for it, on mutated texts") {
    const std::string seed =
        R"( {"a":[1,-0.5e+3,true,false,null,"x\n\u00e9\ud83d\ude00\/"],"b":{"":{}},"c":12345678901234567890} )";
    std::mt19937_64 random(20261125);  // NOLINT(bugprone-*): the same each time
    constexpr std::string_view characters = "{}[]\",:\\eE+-.019truefalsn \n\t\x01/u";
    for (int i = 0; i < 20'000; ++i) {
        std::string text = seed;
        for (int changes = static_cast<int>(random() % 4); changes >= 0; --changes) {
            const std::size_t at = random() % text.size();
            const char c = characters[random() % characters.size()];
            switch (random() % 3) {
                case 0: text[at] = c; break;
                case 1: text.erase(at, 1); break;
                default: text.insert(at, 1, c);
            }
        }
        std::size_t bad = 0;
        if (!diagnostics::is_utf8(text, bad)) continue;
        const auto expected = nlohmann::json::parse(text, nullptr, false);
        const json::Parsed parsed = json::parse(text);
        INFO(text);
        if (parsed.failure.has_value() != expected.is_discarded()) CHECK(text.empty());
        if (parsed.failure) continue;
        if (library_json(parsed.value) != expected) CHECK(text.empty());
    }
}
