#include "parser/constant.h"

#include <utility>
#include <vector>

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

class Reading {
  public:
    explicit Reading(Evaluator& evaluator) : evaluator_(evaluator) {}

    std::optional<::schema::Value> value(Value of) {
        using ::schema::Value;
        switch (of.tag()) {
            case parser::Value::Tag::null: return Value{::schema::NullValue{}};
            case parser::Value::Tag::boolean: return Value{of.as_boolean()};
            case parser::Value::Tag::number: return Value{of.as_number()};
            case parser::Value::Tag::bigint: return Value{of.as_bigint()};
            case parser::Value::Tag::string: return Value{evaluator_.text(of.as_string())};
            case parser::Value::Tag::object: return object(of);
            case parser::Value::Tag::undefined:
            case parser::Value::Tag::native:
            case parser::Value::Tag::unknown: return std::nullopt;
        }
        return std::nullopt;
    }

  private:
    std::optional<::schema::Value> object(Value of) {
        if (auto* array = evaluator_.heap().as<ArrayCell>(of)) {
            if (array->open) return std::nullopt;
            ::schema::ArrayValue items;
            for (const Value item : array->items) {
                auto one = value(item);
                if (!one) return std::nullopt;
                items.push_back(std::move(*one));
            }
            return ::schema::Value{std::move(items)};
        }
        auto* object = evaluator_.heap().as<ObjectCell>(of);
        if (object == nullptr || object->open || object->is_error) return std::nullopt;
        ::schema::ObjectValue fields;
        for (const Property& property : object->properties.as_made()) {
            auto one = value(property.value);
            if (!one) return std::nullopt;
            fields.push_back({evaluator_.text(property.name), std::move(*one)});
        }
        return ::schema::Value{std::move(fields)};
    }

    Evaluator& evaluator_;
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
    return Reading(evaluator).value(evaluator.known(exported->value));
}

}  // namespace parser
