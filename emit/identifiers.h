#pragma once

#include <set>
#include <string>

namespace emit {

// Identifiers of one scope of generated TypeScript: none is given twice, none is a word of the language.
class Identifiers {
  public:
    explicit Identifiers(std::set<std::string> taken = {}) : taken_(std::move(taken)) {}

    // `wanted`, made an identifier, or that with a number behind it.
    std::string unique(const std::string& wanted);

  private:
    std::set<std::string> taken_;
};

// `users` and `profile.tags[]` as `usersProfileTags`.
std::string camel_case(const std::string& words);
// The same with a capital letter first.
std::string pascal_case(const std::string& words);

}  // namespace emit
