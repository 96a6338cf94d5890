#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <string>

#include "parser/documents.h"

namespace cli {

// A line of documents may be that long.
constexpr std::size_t line_limit = std::size_t{64} << 20U;

// Calls `take` with each document of a stream of any size and the number of its line; blank lines are
// none. Refused at the first line that is no document; `shown` is what messages call the stream.
void each_document(std::istream& stream, const std::string& shown, parser::DocumentReader& reader,
                   const std::function<void(std::uint64_t, const schema::Value&)>& take);

}  // namespace cli
