#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "cli/run.h"

namespace {

std::map<std::string, std::string> variables() {
    std::map<std::string, std::string> all;
    for (char** at = environ; *at != nullptr; ++at) {
        const std::string_view one = *at;
        const std::size_t equals = one.find('=');
        if (equals != std::string_view::npos) all.emplace(one.substr(0, equals), one.substr(equals + 1));
    }
    return all;
}

}  // namespace

int main(int count, char** words) {
    const char* no_color = std::getenv("NO_COLOR");
    const bool colour = isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
    std::error_code error;
    cli::Environment environment = {std::filesystem::current_path(error).string(), colour, &std::cin};
    environment.variables = variables();
    const cli::Outcome outcome = cli::run({words + 1, words + count}, environment);
    std::cerr << outcome.err;
    std::cout << outcome.out << std::flush;
    return std::cout ? outcome.exit_code : 2;
}
