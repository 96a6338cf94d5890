#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/repository.h"

// Repositories, made by the real git, with a schema of one table whose field `f` is of a type.
namespace tests {

std::string schema_with(const std::string& type);

void initialise(const std::filesystem::path& folder);
void commit(const std::filesystem::path& folder, const std::string& message);

// What an export says of the type of `f`; what is wrong, if there is no export.
std::string type_of_f(const std::filesystem::path& folder, const std::string& argument);

void check_refused(const std::filesystem::path& folder, const std::vector<std::string>& arguments,
                   const std::string& error);

}  // namespace tests
