#include "planner/weight.h"

#include <algorithm>

#include "schema/match.h"

namespace planner {
namespace {

using schema::match;
using schema::Schema;
using schema::TypeId;

// Convex's limits, and the size of a batch of the component unless it is told another.
constexpr std::size_t document_limit = 1U << 20U;
constexpr std::size_t transaction_limit = 16U << 20U;
constexpr std::size_t array_limit = 8192;
constexpr std::size_t object_limit = 1024;
constexpr std::size_t default_batch = 100;
// A document is read, read again by the write, and written.
constexpr std::size_t passes = 3;
// `_id` and `_creationTime` with their names.
constexpr std::size_t system_fields = 64;

// The bytes that a value takes at most, as Convex counts them, up to those of a document.
class Weigh {
  public:
    explicit Weigh(const Schema& schema) : schema_(schema) {}

    std::size_t type(TypeId id, const std::string& path) {
        const std::size_t weight = match(
            schema_[id].shape, [](const schema::Null&) -> std::size_t { return 1; },
            [](const schema::Boolean&) -> std::size_t { return 1; },
            [](const schema::Int64&) -> std::size_t { return 9; },
            [](const schema::CommitTs&) -> std::size_t { return 9; },
            [](const schema::Float64&) -> std::size_t { return 9; },
            [](const schema::Id&) -> std::size_t { return 40; },
            [](const schema::Literal& one) -> std::size_t {
                const auto* text = std::get_if<std::string>(&one.value);
                return text != nullptr ? text->size() + 2 : 9;
            },
            [&](const schema::Array& one) { return 2 + array_limit * type(one.element, path + "[]"); },
            [&](const schema::Record& one) {
                return 2 + object_limit * (1 + type(one.key, path) + type(one.value, path + "{}"));
            },
            [&](const schema::Object& one) {
                std::size_t sum = 2;
                for (const schema::Field& field : one.fields) {
                    const std::string below = path.empty() ? field.name : path + "." + field.name;
                    sum += field.name.size() + 1 + type(field.type, below);
                }
                return sum;
            },
            [&](const schema::Union& one) {
                std::size_t most = 0;
                for (const TypeId member : one.members) most = std::max(most, type(member, path));
                return most;
            },
            [&](const auto&) {
                if (!unbounded) unbounded = path;
                return document_limit;
            });
        return std::min(weight, document_limit);
    }

    std::optional<std::string> unbounded;

  private:
    const Schema& schema_;
};

}  // namespace

Batch batch_of(const Schema& schema, const schema::Table& table) {
    Weigh weigh(schema);
    const std::size_t weight = std::min(weigh.type(table.document, "") + system_fields, document_limit);
    const std::size_t fitting = transaction_limit / (passes * weight);
    return {std::min(default_batch, fitting), weight, weigh.unbounded};
}

}  // namespace planner
