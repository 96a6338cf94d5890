#include "emit/overlay.h"

namespace emit {

parser::FileRead Overlay::read(const std::string& path) {
    const auto found = edited_.find(path);
    if (found == edited_.end()) return files_.read(path);
    return {parser::FileRead::Outcome::text, found->second};
}

}  // namespace emit
