#include <catch2/catch.hpp>
#include <string>

#include "emit/markdown.h"

// What an author wrote, inside of Markdown.
namespace markdown = emit::markdown;

TEST_CASE("code in a message is code to its end, whatever is in it") {
    CHECK(markdown::message("field `a` is new") == "field `a` is new");
    CHECK(markdown::message("may no longer be `v.literal(\"`x` y\")` here") ==
          "may no longer be ``v.literal(\"`x` y\")`` here");
    CHECK(markdown::message("`v.literal(\"\\\"` \")`, or `b`") == "``v.literal(\"\\\"` \")``, or `b`");
    CHECK(markdown::message("field `a`b` is new") == "field ``a`b`` is new");
    CHECK(markdown::message("`v.literal(\"``\")` became `b`") == "```v.literal(\"``\")``` became `b`");
    // What was cut has no end of its string.
    CHECK(markdown::message("`v.literal(\"aaa…` became `v.literal(\"bbb…`") ==
          "`v.literal(\"aaa…` became `v.literal(\"bbb…`");
    // A table is cut at its bars before code is looked for.
    CHECK(markdown::message("`v.literal(\"`|`\")`") == "<code>v.literal(\"&#96;&#124;&#96;\")</code>");
    CHECK(markdown::html("is `v.literal(\"`x<b>\")`") == "is <code>v.literal(\"&#96;x&#60;b&#62;\")</code>");
    // Where there is no end, it is text.
    CHECK(markdown::message("a ` b") == "a &#96; b");
    CHECK(markdown::message("`a \" b` c") == "`a \" b` c");
}

TEST_CASE("text is no markup, and calls nobody; code does neither") {
    CHECK(markdown::message("@ada <b> *x* | _y_ [z](u) # ~ &amp;") ==
          "@&#8203;ada &#60;b&#62; &#42;x&#42; &#124; &#95;y&#95; &#91;z&#93;(u) &#35; &#126; &#38;amp;");
    CHECK(markdown::message("a@b@") == "a@&#8203;b@&#8203;");
    CHECK(markdown::message("`@ada`") == "`@ada`");
    CHECK(markdown::html("`@ada`") == "<code>@ada</code>");
    CHECK(markdown::code("@ada|") == "<code>@ada&#124;</code>");
    CHECK(markdown::message("one\ntwo\r") == "one two ");
}

TEST_CASE("code has a fence that is longer than what it holds") {
    CHECK(markdown::code("a") == "`a`");
    CHECK(markdown::code("a`b``c") == "```a`b``c```");
    CHECK(markdown::code("`a`") == "`` `a` ``");
    CHECK(markdown::code("") == "<code></code>");
    CHECK(markdown::code("a\nb") == "`a b`");
    CHECK(markdown::block("```\n````", "json") == "`````json\n```\n````\n`````\n");
}
