#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/schema_repository.h"

// Revisions of repositories that are not all there: submodules, shallow and partial clones.
namespace {

namespace fs = std::filesystem;
using tests::check_refused;
using tests::commit;
using tests::initialise;
using tests::run;
using tests::schema_with;
using tests::shell;
using tests::type_of_f;
using tests::write;

// The command that a message has between backticks, which starts like this.
std::string command_in(const std::string& message, const std::string& start) {
    const std::size_t begin = message.find("`" + start);
    INFO(message);
    REQUIRE(begin != std::string::npos);
    return message.substr(begin + 1, message.find('`', begin + 1) - begin - 1);
}

}  // namespace

TEST_CASE("files below a submodule are read from its repository, if it is there") {
    const tests::TemporaryFolder folder;
    const fs::path inner = folder.path() / "inner";
    const fs::path top = folder.path() / "outer";
    initialise(inner);
    write(inner / "convex/schema.ts", schema_with("v.string()"));
    write(inner / "package.json", "{}");
    commit(inner, "inner one");
    initialise(top);
    write(top / "convex/schema.ts", "export { default } from \"../lib/inner/convex/schema\";\n");
    shell(top, "git -c protocol.file.allow=always submodule --quiet add ../inner lib/inner");
    commit(top, "one");
    write(top / "lib/inner/convex/schema.ts", schema_with("v.number()"));
    commit(top / "lib/inner", "inner two");
    commit(top, "two");
    CHECK(type_of_f(top, "HEAD:") == "number");
    CHECK(type_of_f(top, "HEAD~1:") == "string");
    CHECK(type_of_f(top, "HEAD~1:lib/inner") == "string");
    CHECK(type_of_f(top / "lib/inner", "HEAD~1:") == "string");
    CHECK(run(top, {"check", "merge-base:HEAD~1", "lib/inner/convex"}).exit_code == 1);

    shell(folder.path(), "git clone -q outer clone");
    const fs::path clone = folder.path() / "clone";
    check_refused(clone, {"export", "HEAD:lib/inner"}, "there is no `lib/inner` in `HEAD` [missing-file]");
    const cli::Outcome outcome = run(clone, {"export", "HEAD:"});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find("there is no such file") != std::string::npos);
}

TEST_CASE("a shallow clone lacks history, and the message has the command that fetches it") {
    const tests::TemporaryFolder folder;
    const fs::path origin = folder.path() / "origin";
    initialise(origin);
    write(origin / "schema.ts", schema_with("v.string()"));
    commit(origin, "one");
    shell(origin, "git checkout -q -b feature");
    for (const char* type : {"v.number()", "v.boolean()", "v.bytes()"}) {
        write(origin / "schema.ts", schema_with(type));
        commit(origin, type);
    }
    shell(origin, "git checkout -q main");
    write(origin / "other.txt", "");
    commit(origin, "two");
    const std::string url = "file://" + origin.string();
    const fs::path clone = folder.path() / "clone";
    const auto fetch = [&](const std::string& message) {
        shell(clone, command_in(message, "git fetch") + " -q");
    };

    SECTION("a branch that was not cloned") {
        const int depth = GENERATE(1, 2);
        shell(folder.path(), fmt::format("git clone -q --depth={} -b feature {} clone", depth, url));
        const std::string before = tests::fingerprint(clone);
        const std::string message = type_of_f(clone, "main:schema.ts");
        CHECK(message ==
              "error: there is no revision `main` here; if `origin` has it, `git fetch --depth=1 origin "
              "main:main` "
              "fetches it [unknown-revision]\n");
        const std::string remote = type_of_f(clone, "origin/main:schema.ts");
        CHECK(
            remote ==
            "error: there is no revision `origin/main` here; if `origin` has it, `git fetch --depth=1 origin "
            "main:refs/remotes/origin/main` fetches it [unknown-revision]\n");
        CHECK(tests::fingerprint(clone) == before);
        fetch(remote);
        CHECK(type_of_f(clone, "origin/main:schema.ts") == "string");
        CHECK(type_of_f(clone, "main:schema.ts") ==
              "error: there is no revision `main` here; did you mean `origin/main`? [unknown-revision]\n");
        fetch(message);
        CHECK(type_of_f(clone, "main:schema.ts") == "string");

        const std::string cut = type_of_f(clone, "merge-base:main:schema.ts");
        CHECK(cut ==
              "error: this clone is shallow, and where `main` and HEAD parted is not in it; `git fetch "
              "--unshallow "
              "origin` fetches it [missing-history]\n");
        fetch(cut);
        CHECK(type_of_f(clone, "merge-base:main:schema.ts") == "string");
    }
    SECTION("a commit that was cut off") {
        shell(folder.path(), fmt::format("git clone -q --depth=2 -b feature {} clone", url));
        CHECK(type_of_f(clone, "HEAD~1:schema.ts") == "boolean");
        const std::string message = type_of_f(clone, "HEAD~1^:schema.ts");
        CHECK(message ==
              "error: this clone is shallow, and `HEAD~1^` is not in it; `git fetch --deepen=2 origin` "
              "fetches it "
              "[missing-history]\n");
        fetch(message);
        CHECK(type_of_f(clone, "HEAD~1^:schema.ts") == "number");
    }
    SECTION("a commit by its id") {
        shell(folder.path(), fmt::format("git clone -q --depth=1 -b feature {} clone", url));
        const std::string id = shell(origin, "git rev-parse main");
        const std::string message = type_of_f(clone, id + ":schema.ts");
        fetch(message);
        CHECK(type_of_f(clone, id + ":schema.ts") == "string");
    }
    SECTION("a merge base that is in the clone") {
        shell(folder.path(),
              fmt::format("git clone -q --no-single-branch --depth=4 -b feature {} clone", url));
        CHECK(type_of_f(clone, "merge-base:origin/main:schema.ts") == "string");
    }
    SECTION("a merge base that seems older than it is, since a later one is cut off") {
        shell(origin, "git branch old");
        write(origin / "schema.ts", schema_with("v.null()"));
        commit(origin, "where they parted");
        shell(origin, "git checkout -q -b late");
        for (int i = 0; i < 4; ++i) commit(origin, "more");
        shell(origin, "git checkout -q old");
        commit(origin, "old");
        shell(origin, "git checkout -q late && git merge -q --no-ff old -m merged");
        shell(folder.path(), fmt::format("git clone -q --no-single-branch --depth=3 -b late {} clone", url));
        CHECK(shell(clone, "git merge-base HEAD origin/main") != shell(origin, "git merge-base late main"));
        const std::string message = type_of_f(clone, "merge-base:origin/main:schema.ts");
        fetch(message);
        CHECK(type_of_f(clone, "merge-base:origin/main:schema.ts") == "null");
    }
    SECTION("a partial clone: nothing is fetched behind the user's back") {
        shell(origin,
              "git config uploadpack.allowFilter true && git config uploadpack.allowAnySHA1InWant true");
        shell(folder.path(), fmt::format("git clone -q --filter=blob:none --no-checkout {} clone", url));
        const std::string before = tests::fingerprint(clone);
        const std::string message = type_of_f(clone, "origin/main:schema.ts");
        CHECK(message.find("a part of `origin/main` is not in this partial clone") != std::string::npos);
        CHECK(tests::fingerprint(clone) == before);
        shell(clone, command_in(message, "git cat-file"));
        CHECK(type_of_f(clone, "origin/main:schema.ts") == "string");
    }
}
