#pragma once

#include <string>
#include <string_view>

// Paths as text: `/` between names, relative to wherever the schema's own path is.
namespace parser {

// One path of two, without `.` and with `..` taken back as far as possible; a path that is
// `absolute` stands for itself.
std::string joined(std::string_view directory, std::string_view path);

// The folder that a path is in: of `a/b` `a`, of `a` ``, of `` `..`; of `/` nothing but itself.
std::string parent_of(std::string_view path);

// `.ts` of `a.test.ts`; empty, if there is none.
std::string_view extension_of(std::string_view path);

bool is_in_node_modules(std::string_view path);

// A specifier that starts at the importing file.
bool is_relative(std::string_view specifier);

// The package that any other specifier names: `@scope/name` or `name`.
std::string_view package_of(std::string_view specifier);

}  // namespace parser
