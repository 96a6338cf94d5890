#include "emit/identifiers.h"

#include <cctype>

#include "schema/text.h"

namespace emit {
namespace {

bool is_letter_or_digit(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

char upper(char c) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

const std::set<std::string>& reserved() {
    static const std::set<std::string> words = {
        "arguments", "await",      "break",       "case",      "catch",    "class",  "const",      "continue",
        "debugger",  "default",    "delete",      "do",        "else",     "enum",   "eval",       "export",
        "extends",   "false",      "finally",     "for",       "function", "if",     "implements", "import",
        "in",        "instanceof", "interface",   "let",       "new",      "null",   "package",    "private",
        "protected", "public",     "return",      "static",    "super",    "switch", "this",       "throw",
        "true",      "try",        "typeof",      "undefined", "var",      "void",   "while",      "with",
        "yield",     "Array",      "ArrayBuffer", "BigInt",    "Error",    "Number", "Object",     "Promise",
    };
    return words;
}

}  // namespace

std::string camel_case(const std::string& words) {
    std::string name;
    bool starts_word = false;
    for (const char c : words) {
        if (!is_letter_or_digit(c)) {
            starts_word = !name.empty();
        } else {
            name += starts_word ? upper(c) : c;
            starts_word = false;
        }
    }
    return name;
}

std::string pascal_case(const std::string& words) {
    std::string name = camel_case(words);
    if (!name.empty()) name.front() = upper(name.front());
    return name;
}

std::string Identifiers::unique(const std::string& wanted) {
    const std::string base = schema::is_identifier(wanted) ? wanted : "_" + wanted;
    std::string name = base;
    if (reserved().contains(name)) name += '_';
    for (unsigned number = 2; !taken_.insert(name).second; ++number) name = base + std::to_string(number);
    return name;
}

}  // namespace emit
