#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "parser/documents.h"
#include "schema/ids.h"
#include "tests/repository.h"
#include "tests/support.h"

// `validate`: which file is of which table, how numbers and ids are read, and what is refused.
namespace {

// Of table 10001 and 10002; the first is what Convex's own tests have for table 1017.
const std::string id_of_1017 = "z43zp6c3e75gkmz1kfwj6mbbx5sw281h";
const std::string id_of_10001 = "j57001re2me26ahh70zmckambdh6j9zr";
const std::string id_of_10002 = "j97001re2me26ahh70zmckambdh6ja0a";

const std::string two_tables =
    "export default defineSchema({ users: defineTable({ n: v.number() }), "
    "posts: defineTable({ author: v.id(\"users\"), file: v.optional(v.id(\"_storage\")) }) });\n";

class Project {
  public:
    explicit Project(const std::string& schema) { write("schema.ts", tests::schema_file(schema)); }

    void write(const std::string& file, std::string_view text) const {
        std::filesystem::create_directories((folder_.path() / file).parent_path());
        tests::write(folder_.path() / file, text);
    }

    cli::Outcome validate(std::vector<std::string> arguments, const std::string& input = "") const {
        arguments.insert(arguments.begin(), {"validate", "schema.ts"});
        std::istringstream stream(input);
        return cli::run(arguments, {folder_.path().string(), false, &stream});
    }

  private:
    tests::TemporaryFolder folder_;
};

void check_refused(const cli::Outcome& outcome, const std::string& error) {
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == error + "\n");
}

bool has(const cli::Outcome& outcome, const std::string& text) {
    return outcome.out.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("an id tells the number of its table") {
    CHECK(schema::table_number(id_of_1017) == 1017);
    CHECK(schema::table_number(id_of_10001) == 10001);
    for (std::size_t i = 0; i < id_of_10001.size(); ++i) {
        std::string other = id_of_10001;
        other[i] = other[i] == '0' ? '1' : '0';
        INFO(other);
        CHECK_FALSE(schema::table_number(other));  // the checksum does not fit
        other[i] = 'u';
        CHECK_FALSE(schema::table_number(other));  // no digit
    }
    CHECK_FALSE(schema::table_number(""));
    CHECK_FALSE(schema::table_number(id_of_10001.substr(1)));
    CHECK(schema::table_number(id_of_10001 + "0") == 10001);  // bits that fill no byte do not count
    CHECK_FALSE(schema::table_number(id_of_10001 + "00"));
    CHECK_FALSE(schema::table_number("10000users"));
    // It looks like a table number of one byte, and takes two.
    CHECK_FALSE(schema::table_number("sssswsgggggggggsgcsssfafffsffks"));
    CHECK_FALSE(schema::table_number(std::string(31, '0')));  // table 0
}

TEST_CASE("documents are of the table that their folder, their file or `--table` names") {
    const Project project(two_tables);
    project.write("users.jsonl", "{\"n\":1}\n");
    project.write("other.jsonl", "{\"n\":1}\n");
    project.write("export/users/documents.jsonl", "{\"n\":1.5}\n");
    project.write("export/users/generated_schema.jsonl", "\"uniform\"\n");
    project.write("export/gone/documents.jsonl", "{\"x\":1.5}\n");
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"users.jsonl"},
                                               {"other.jsonl", "--table", "users"},
                                               {"export"},
                                               {"export", "--table", "users"},
                                               {"export/users"},
                                               {"export/users/documents.jsonl"},
                                               {"export/gone/documents.jsonl", "--table", "posts"}}) {
        const cli::Outcome outcome = project.validate(arguments);
        INFO(arguments.front() << outcome.out << outcome.err);
        const bool is_posts = arguments.back() == "posts";
        CHECK(outcome.exit_code == (is_posts ? 1 : 0));
        CHECK(has(outcome, is_posts ? "\nposts  " : "\nusers  "));
    }
    CHECK(project.validate({"-", "--table", "users"}, "{\"n\":1}").exit_code == 0);
    CHECK(has(project.validate({"export"}), "nothing of their documents: gone\n"));
    CHECK_FALSE(has(project.validate({"export", "--table", "users"}), "gone"));

    const std::string known = "; it has `users`, `posts` [bad-argument]";
    check_refused(project.validate({"other.jsonl"}),
                  "error: of which table these documents are is not known; say so with `--table`" + known);
    check_refused(project.validate({"-"}),
                  "error: of which table these documents are is not known; say so with `--table`" + known);
    check_refused(project.validate({"users.jsonl", "--table", "people"}),
                  "error: the schema has no table `people`" + known);
    check_refused(project.validate({"export/gone"}), "error: the schema has no table `gone`" + known);
    check_refused(project.validate({"export", "--table", "posts"}),
                  "error: `export` holds no documents of the table `posts` [bad-argument]");
    check_refused(project.validate({"nowhere"}), "error: there is no file `nowhere` [missing-file]");
    project.write("empty/README.md", "");
    check_refused(project.validate({"empty"}),
                  "error: `empty` holds no `<table>/documents.jsonl`; unzip what `npx convex export` "
                  "writes, and name that folder [bad-documents]");
}

TEST_CASE("the documents of a schema with one table are of that table") {
    const Project project("export default defineSchema({ t: defineTable({ n: v.number() }) });\n");
    project.write("some.jsonl", "{\"n\":1}\n");
    CHECK(project.validate({"some.jsonl"}).exit_code == 0);
    CHECK(project.validate({"-"}, "{\"n\":\"1\"}").exit_code == 1);
    CHECK(project.validate({"-"}, "").exit_code == 0);
}

TEST_CASE("whole numbers are float64, but in an export") {
    const Project project(
        "export default defineSchema({ t: defineTable({ f: v.optional(v.number()), i: v.optional(v.int64()), "
        "z: v.optional(v.literal(0)), b: v.optional(v.bytes()) }) });\n");
    struct Row {
        std::string document;
        bool fits_wire;
        bool fits_export;
    };
    for (const auto& [document, fits_wire, fits_export] : std::vector<Row>{
             {R"({"f":1})", true, false},
             {R"({"i":1})", false, true},
             {R"({"f":1.0})", true, true},
             {R"({"i":1.0})", false, false},
             {R"({"i":1e3})", false, false},
             {R"({"i":{"$integer":"AQAAAAAAAAA="}})", true, true},
             {R"({"f":{"$float":"AAAAAAAA+H8="}})", true, true},
             {R"({"b":{"$bytes":"AQI="}})", true, true},
             {R"({"i":9223372036854775807})", false, true},
             {R"({"i":-9223372036854775808})", false, true},
             {R"({"i":9223372036854775808})", false, false},
             {R"({"f":9223372036854775808})", true, true},
             {R"({"f":123456789012345678901234567890})", true, true},
             {R"({"z":0})", true, false},
             {R"({"z":0.0})", true, true},
             {R"({"z":-0.0})", false, false},
             {R"({"z":{"$float":"AAAAAAAAAIA="}})", false, false},
             {R"({"f":1,"f":"x"})", false, false},
             {R"({"f":"x","f":1.5})", true, true},
         }) {
        INFO(document);
        CHECK(project.validate({"-"}, document).exit_code == (fits_wire ? 0 : 1));
        CHECK(project.validate({"-", "--numbers", "wire"}, document).exit_code == (fits_wire ? 0 : 1));
        CHECK(project.validate({"-", "--numbers", "export"}, document).exit_code == (fits_export ? 0 : 1));
    }
    const std::string note = "--numbers export";
    CHECK(has(project.validate({"-"}, R"({"f":1})"), note));
    CHECK_FALSE(has(project.validate({"-"}, R"({"f":1.5})"), note));
    CHECK_FALSE(has(project.validate({"-", "--numbers", "wire"}, R"({"f":1})"), note));

    check_refused(project.validate({"-"}, "{\"f\":1}\n{\"f\":1.0}\n"),
                  "error: `<stdin>` has whole numbers as `1` and as `1.0`: with `--numbers export` the first "
                  "are int64, as "
                  "`npx convex export` writes them; with `--numbers wire` all are float64 [bad-documents]");
    CHECK(project.validate({"-", "--numbers", "wire"}, "{\"f\":1}\n{\"f\":1.0}\n").exit_code == 0);

    project.write("t/documents.jsonl", R"({"i":1,"f":1.0})");
    project.write("t/generated_schema.jsonl", "\"uniform\"\n");
    CHECK(project.validate({"t"}).exit_code == 0);
    CHECK(project.validate({"t", "--numbers", "wire"}).exit_code == 1);
    project.write("t/generated_schema.jsonl", "\"{\\\"i\\\": \\\"int64\\\"}\"\n");
    check_refused(
        project.validate({"t"}),
        "error: `t/generated_schema.jsonl` is of an export from before March 2026, whose documents do "
        "not tell an int64 from a string; export them again [bad-documents]");
}

TEST_CASE("an id is of the table that an export says, and of none that is a guess") {
    const Project project(two_tables);
    const auto posts = [&](const std::string& author, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"-", "--table", "posts"});
        return project.validate(more, "{\"author\":\"" + author + "\"}");
    };
    CHECK(posts("10000users").exit_code == 0);
    CHECK(has(posts("10000users"), "fits: 1 document fits schema.ts\n\nposts  1 document fits  "));
    CHECK(has(posts("10000posts"), "[wrong-table]"));
    CHECK(has(posts("someone"), "[not-an-id]"));
    const cli::Outcome unchecked = posts(id_of_10001);
    CHECK(unchecked.exit_code == 1);
    CHECK(has(unchecked, "cannot tell: whether 1 of 1 document fits schema.ts\n"));
    CHECK(has(unchecked, "[unchecked-id]"));
    CHECK(posts(id_of_10001, {"--allow-unchecked-ids"}).exit_code == 0);
    CHECK(has(posts(id_of_10001, {"--allow-unchecked-ids"}), "[unchecked-id]"));
    CHECK(posts("someone", {"--allow-unchecked-ids"}).exit_code == 1);

    project.write("export/_tables/documents.jsonl",
                  "{\"name\":\"users\",\"id\":10001}\n{\"name\":\"posts\",\"id\":10002}\n");
    project.write("export/posts/generated_schema.jsonl", "\"uniform\"\n");
    const auto exported = [&](const std::string& fields, const std::string& argument = "export") {
        project.write("export/posts/documents.jsonl", "{" + fields + "}\n");
        return project.validate({argument});
    };
    for (const std::string argument : {"export", "export/posts", "export/posts/documents.jsonl"}) {
        CHECK(exported("\"author\":\"" + id_of_10001 + "\"", argument).exit_code == 0);
        CHECK(has(exported("\"author\":\"" + id_of_10002 + "\"", argument), "[wrong-table]"));
        CHECK(has(exported("\"author\":\"" + id_of_1017 + "\"", argument), "[wrong-table]"));
        CHECK(has(exported("\"author\":\"10000users\"", argument), "[not-an-id]"));
    }
    // An export does not list system tables; the stored files tell the number of theirs.
    const std::string file = "\"author\":\"" + id_of_10001 + "\",\"file\":\"";
    CHECK(has(exported(file + id_of_1017 + "\""), "[unchecked-id]"));
    CHECK(has(exported(file + id_of_10002 + "\""), "[wrong-table]"));
    project.write("export/_storage/documents.jsonl", "{\"_id\":\"" + id_of_1017 + "\"}\n");
    CHECK(exported(file + id_of_1017 + "\"").exit_code == 0);
    project.write("export/_tables/documents.jsonl", "oops\n");
    check_refused(exported(file + id_of_1017 + "\""),
                  "export/_tables/documents.jsonl:1:1: error: found `o` where a value was expected in JSON "
                  "[bad-documents]");
}

TEST_CASE("a line that is no document is refused with its place") {
    const Project project("export default defineSchema({ t: defineTable(v.any()) });\n");
    struct Row {
        std::string lines;
        std::string error;
    };
    for (const auto& [lines, error] : std::vector<Row>{
             {"{}\n[]", "2:1: error: a document is a JSON object, and this is none"},
             {"\n\n  5", "3:3: error: a document is a JSON object, and this is none"},
             {"{\"a\":1} {}", "1:9: error: there is more after the end of the JSON"},
             {"{\"a\":1}}", "1:8: error: there is more after the end of the JSON"},
             {"{\"a\":01}", "1:7: error: found `1` where `,` or `}` was expected in JSON"},
             {"{\"a\":1,}", "1:8: error: found `}` where a name in double quotes was expected in JSON"},
             {"{\"a\":tru}", "1:6: error: found `t` where a value was expected in JSON"},
             {"{\"a\":nul}", "1:6: error: found `n` where a value was expected in JSON"},
             {"{\"é\":\"\\x\"}", "1:8: error: found `x` where an escape such as `\\n` was expected in JSON"},
             {"{\"a\":\"\\ud800\"}", "1:7: error: half of a surrogate pair in a JSON string"},
             {"{\"a\":\"\t\"}", "1:7: error: a control character in a JSON string"},
             {"{\"a\":\"x", "1:6: error: the string has no end"},
             {"{\"a\":1e400}", "1:6: error: the number is too large"},
             {"{\"a\":5n}", "1:7: error: found `n` where `,` or `}` was expected in JSON"},
             {"{\"a\":\"\xFF\"}", "1:7: error: the line is not UTF-8 text"},
             {"{\"a\":[{\"$integer\":\"x\"}]}",
              "1:7: error: `$integer` does not hold what Convex writes there"},
             {"{\"a\":{\"$float\":1}}", "1:6: error: `$float` does not hold what Convex writes there"},
             {"{\"a\":{\"$commitTs\":null}}",
              "1:6: error: `$commitTs` does not hold what Convex writes there"},
         }) {
        INFO(lines);
        check_refused(project.validate({"-"}, lines), "<stdin>:" + error + " [bad-documents]");
    }
    CHECK(project.validate({"-"}, "\xEF\xBB\xBF{\"a\":1}\r\n \t\r\n{}").exit_code == 0);
    CHECK(has(project.validate({"-"}, "{}\n{}\n\n{}"), "fits: 3 documents"));
}

TEST_CASE("documents of any length are read, whatever pieces they come in") {
    const Project project(
        "export default defineSchema({ t: defineTable({ s: v.string(), n: v.number() }) });\n");
    std::string text;
    std::size_t documents = 0;
    for (std::size_t length = 1; length < 3'000'000; length = length * 3 + 7) {
        text += "{\"s\":\"" + std::string(length, 'x') + "\",\"n\":1.5}\n";
        ++documents;
    }
    CHECK(has(project.validate({"-"}, text), "fits: " + std::to_string(documents) + " documents"));
    CHECK(has(project.validate({"-"}, text + "{\"s\":5,\"n\":1.5}"),
              "<stdin>:" + std::to_string(documents + 1) + "  5"));
    check_refused(project.validate({"-"}, "{}\n" + std::string(std::size_t{70} << 20U, ' ')),
                  "error: line 2 of `<stdin>` is over the limit of 64 MB [bad-documents]");
    std::string deep = "{\"s\":" + std::string(900, '[') + std::string(900, ']') + ",\"n\":1.5}";
    CHECK(project.validate({"-"}, deep).exit_code == 1);
    deep = "{\"s\":" + std::string(100'000, '[');
    CHECK(project.validate({"-"}, deep).exit_code == 2);
}

TEST_CASE("findings without number are cut, and no document is lost") {
    const Project project("export default defineSchema({ t: defineTable({}) });\n");
    std::string text;
    for (int i = 0; i < 1500; ++i) text += "{\"f" + std::to_string(i) + "\":1.5}\n";
    const cli::Outcome outcome = project.validate({"-"}, text);
    CHECK(has(outcome, "1500 of 1500 documents do not fit"));
    CHECK(has(outcome, "  and more: only the first 1000 kinds are told\n"));
}

TEST_CASE("a schema that checks nothing, or may, or is not there") {
    const std::string rest = "({ t: defineTable({ n: v.number() }) }, { schemaValidation: ";
    const Project off("export default defineSchema" + rest + "false });\n");
    CHECK(off.validate({"-"}, "{\"x\":1}").exit_code == 0);
    CHECK(has(off.validate({"-"}, "{\"x\":1}"), "`schemaValidation` is off"));
    const Project unknown("import { x } from \"x\";\nexport default defineSchema" + rest + "x });\n");
    check_refused(
        unknown.validate({"-"}, "{}"),
        "error: whether `schema.ts` checks documents is not known: its `schemaValidation` could not be "
        "evaluated [unknown-schema]");
    const Project wrong("export default 5;\n");
    CHECK(wrong.validate({"-"}, "{}").exit_code == 2);
    CHECK(wrong.validate({"-"}, "{}").out.empty());
}

TEST_CASE("a line is read as a document exactly if it is a JSON object") {
    const std::string line =
        R"({"_id":"a","n":[1,-0.5e+3,1.0],"o":{"x":null,"y":{"z":true}},"s":"\u00e9\ud83d\ude00\n","t":false})";
    const std::string pieces = "{}[],:\"\\0123456789.eE+-tfnul \t\x01\xC3\xA9\xFF";
    std::mt19937_64 random(1);
    const auto below = [&](std::size_t bound) { return random() % bound; };
    parser::DocumentReader reader(parser::Numbers::wire);
    std::size_t documents = 0;
    for (int i = 0; i < 50'000; ++i) {
        std::string mutant = line;
        for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
            const std::size_t at = below(mutant.size());
            switch (below(3)) {
                case 0: mutant[at] = pieces[below(pieces.size())]; break;
                case 1: mutant.erase(at, 1 + below(4)); break;
                default: mutant.insert(at, 1, pieces[below(pieces.size())]);
            }
        }
        std::size_t bad = 0;
        const bool is_text = diagnostics::is_utf8(mutant, bad);
        const parser::json::Parsed parsed = parser::json::parse(mutant);
        const bool expected = is_text && !parsed.failure && parsed.value.object() != nullptr;
        schema::Value document;
        const std::string padded = mutant + std::string(parser::DocumentReader::padding, ' ');
        const bool is_read = !reader.read(std::string_view(padded).substr(0, mutant.size()), document);
        documents += is_read ? 1 : 0;
        if (is_read == expected) continue;
        INFO(mutant);
        CHECK(is_read == expected);
    }
    CHECK(documents > 3'000);
    CHECK(documents < 45'000);
}
