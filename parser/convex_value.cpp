#include "parser/convex_value.h"

#include <utility>

namespace parser {
namespace {

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

std::optional<::schema::Value> convex_value(Evaluator& evaluator, Value of) {
    return Reading(evaluator).value(of);
}

}  // namespace parser
