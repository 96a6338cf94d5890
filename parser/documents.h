#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "parser/json.h"
#include "schema/value.h"

// Stored documents, one JSON object a line.
namespace parser {

// What a whole number without a point is. Everything else is written alike: `{"$integer"}`, `{"$bytes"}`
// and `{"$float"}` are an int64, bytes and a float64.
enum class Numbers : std::uint8_t {
    wire,      // a float64: what functions send and return, `npx convex run` prints, and our reports hold
    exported,  // an int64: `npx convex export` writes every float64 with a point or an exponent
};

class DocumentReader {
  public:
    explicit DocumentReader(Numbers numbers);
    ~DocumentReader();
    DocumentReader(const DocumentReader&) = delete;
    DocumentReader& operator=(const DocumentReader&) = delete;

    // Bytes after a line that must be there to be read, whatever they are.
    static constexpr std::size_t padding = 64;

    // Makes `document` the object that `line` holds, its fields by name; of those that are there twice
    // the last, as in JavaScript. Otherwise the failure, whose place is in the line.
    std::optional<json::Failure> read(std::string_view line, schema::Value& document);

    // Whether there were whole numbers, written without a point.
    bool has_integers() const { return has_integers_; }
    // Whether there were such with a point too. JavaScript never writes both.
    bool has_both_numbers() const { return has_integers_ && has_pointed_; }

  private:
    class Simdjson;
    friend class LineReader;

    Numbers numbers_;
    bool has_integers_ = false;  // as `1`
    bool has_pointed_ = false;   // as `1.0`
    std::unique_ptr<Simdjson> simdjson_;
};

}  // namespace parser
