#include "parser/constant.h"

#include <utility>
#include <vector>

#include "parser/convex_value.h"
#include "parser/evaluator.h"

namespace parser {
namespace {

constexpr const char* path = "constant.ts";

// A world with one file in it.
class OneFile : public Files {
  public:
    explicit OneFile(std::string text) : text_(std::move(text)) {}
    FileRead read(const std::string& asked) override {
        if (asked != path) return {};
        return {FileRead::Outcome::text, text_};
    }
    std::vector<std::string> folders(const std::string&) override { return {}; }
    std::optional<std::string> real_folder(const std::string&) override { return std::nullopt; }

  private:
    std::string text_;
};

}  // namespace

std::optional<::schema::Value> constant(const std::string& expression) {
    OneFile files("export default (" + expression + "\n);\n");
    diagnostics::Sources sources;
    std::vector<diagnostics::Diagnostic> found;
    const KnownTrees none;
    Evaluator evaluator(files, none, sources, found);
    const auto exported = evaluator.evaluate_schema_file(path);
    if (!exported) return std::nullopt;
    return convex_value(evaluator, evaluator.known(exported->value));
}

}  // namespace parser
