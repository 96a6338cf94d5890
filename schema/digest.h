#pragma once

#include <cstdint>
#include <string_view>

namespace schema {

// FNV-1a, 64 bits: a hash that is the same on every machine and in every version.
constexpr std::uint64_t digest_of(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

}  // namespace schema
