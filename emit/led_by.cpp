#include "emit/led_by.h"

#include <algorithm>

namespace emit {
namespace {

void lead(schema::Value& value, std::string_view path) {
    if (path.empty()) return;
    auto* elements = std::get_if<schema::ArrayValue>(&value.is);
    auto* fields = std::get_if<schema::ObjectValue>(&value.is);
    if (path.starts_with("[]")) {
        if (elements != nullptr && !elements->empty()) lead(elements->front(), path.substr(2));
    } else if (path.starts_with("{}")) {
        if (fields != nullptr && !fields->empty()) lead(fields->front().value, path.substr(2));
    } else if (path.starts_with('|')) {
        lead(value, path.substr(std::min(path.size(), path.find_first_not_of("0123456789", 1))));
    } else if (path.starts_with('.')) {
        lead(value, path.substr(1));
    } else if (fields != nullptr) {
        const std::size_t end = std::min(path.size(), path.find_first_of(".[{|"));
        const auto found = std::find_if(fields->begin(), fields->end(), [&](const schema::FieldValue& field) {
            return field.name == path.substr(0, end);
        });
        if (found == fields->end()) return;
        std::rotate(fields->begin(), found, found + 1);
        lead(fields->front().value, path.substr(end));
    }
}

}  // namespace

schema::Value led_by(schema::Value document, std::string_view path) {
    lead(document, path);
    return document;
}

}  // namespace emit
