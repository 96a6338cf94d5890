#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "parser/packed_tree.h"

// Writes the models with their trees as C++: a constant of each file, by its name.
// usage: pack_models NAME.ts… > models.inc

namespace {

using parser::syntax::Dialect;
using parser::syntax::Parsed;

void write_bytes(const std::string& bytes) {
    constexpr std::size_t line = 40;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % line == 0) std::cout << "\n    \"";
        const auto byte = static_cast<unsigned char>(bytes[i]);
        std::cout << '\\' << (byte >> 6U) << (byte >> 3U & 7U) << (byte & 7U);
        if (i % line == line - 1 || i + 1 == bytes.size()) std::cout << '"';
    }
}

}  // namespace

int main(int count, char** arguments) {
    std::cout << "using namespace std::string_view_literals;\n";
    for (int i = 1; i < count; ++i) {
        const std::filesystem::path path = arguments[i];
        std::ifstream stream(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        const Parsed parsed = parser::syntax::parse(text, Dialect::typescript);
        if (parsed.failure || text.empty()) {
            std::cerr << path.string() << ": byte " << (parsed.failure ? parsed.failure->begin : 0)
                      << ": this does not parse\n";
            return 1;
        }
        std::string name = path.stem().string();
        for (char& c : name) c = c == '-' ? '_' : c;
        std::cout << "constexpr syntax::Part " << name << "{R\"model(" << text << ")model\"sv,";
        write_bytes(packed(parsed.tree));
        std::cout << "sv};\n";
    }
}
