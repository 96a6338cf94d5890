#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "cli/run.h"

int main(int count, char** words) {
    const char* no_color = std::getenv("NO_COLOR");
    const bool colour = isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
    std::error_code error;
    cli::Environment environment = {std::filesystem::current_path(error).string(), colour, &std::cin};
    if (const char* config = std::getenv("SCHEMAPLAN_CONFIG"); config != nullptr && *config != '\0')
        environment.config = config;
    const cli::Outcome outcome = cli::run({words + 1, words + count}, environment);
    std::cerr << outcome.err;
    std::cout << outcome.out << std::flush;
    return std::cout ? outcome.exit_code : 2;
}
