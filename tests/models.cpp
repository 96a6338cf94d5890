#include "parser/models.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "parser/syntax.h"

TEST_CASE("the tree that a model brings is what its text parses to") {
    using namespace parser;
    for (const Model& model : models()) {
        INFO(model.specifier << " from " << model.first);
        const syntax::Parsed parsed = syntax::parse(text_of(model), syntax::Dialect::typescript);
        REQUIRE(!parsed.failure);
        const syntax::Tree brought = syntax::unpacked(model.parts);
        CHECK(brought.nodes().size() > 10);
        CHECK(std::ranges::equal(parsed.tree.nodes(), brought.nodes()));
    }
}
