#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "parser/json.h"

// What is expected of JSON that has a known form. `what` is the name of a thing in messages; each function
// throws the `Failure` that says what else is there.
namespace parser::json {

// Whether a member is left out or null.
bool is_absent(const Value* value);

const Object& object(const Value& value, std::string_view what);
const Array& array(const Value& value, std::string_view what);
const std::string& string(const Value& value, std::string_view what);
std::vector<std::string> strings(const Value& value, std::string_view what);
bool boolean(const Value& value, std::string_view what);

// The member of that name of an object, which is `of`.
const Value& member(const Value& of, const Object& members, std::string_view name, std::string_view what);

void no_duplicates(const Object& members);
// Every member is one of these, and there once.
void only(const Object& members, std::initializer_list<std::string_view> names, std::string_view what);

}  // namespace parser::json
