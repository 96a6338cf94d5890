#include "emit/sha256.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

namespace emit {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    // It reads bytes of either sign.
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

}  // namespace emit
