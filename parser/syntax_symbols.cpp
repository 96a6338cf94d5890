#include "parser/syntax_symbols.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

namespace parser::syntax {
namespace {

// What the grammar calls a kind: the same, without the mark that keeps it from being a C++ keyword.
constexpr std::array kind_names = {
#define KIND(name) std::pair{std::string_view(#name), Kind::name},
#include "parser/syntax_kinds.def"
#undef KIND
};

// What means nothing at run time.
constexpr std::string_view left_out[] = {
    "abstract_method_signature",
    "accessibility_modifier",
    "adding_type_annotation",
    "ambient_declaration",
    "asserts_annotation",
    "comment",
    "function_signature",
    "hash_bang_line",
    "html_comment",
    "implements_clause",
    "index_signature",
    "interface_declaration",
    "method_signature",
    "omitting_type_annotation",
    "opting_type_annotation",
    "override_modifier",
    "type_alias_declaration",
    "type_annotation",
    "type_arguments",
    "type_parameters",
    "type_predicate_annotation",
};

constexpr std::pair<std::string_view, Field> field_names[] = {
    {"alias", Field::alias},
    {"alternative", Field::alternative},
    {"argument", Field::argument},
    {"arguments", Field::arguments},
    {"body", Field::body},
    {"condition", Field::condition},
    {"consequence", Field::consequence},
    {"constructor", Field::constructor},
    {"declaration", Field::declaration},
    {"finalizer", Field::finalizer},
    {"function", Field::function},
    {"handler", Field::handler},
    {"increment", Field::increment},
    {"index", Field::index},
    {"initializer", Field::initializer},
    {"key", Field::key},
    {"label", Field::label},
    {"left", Field::left},
    {"name", Field::name},
    {"object", Field::object},
    {"parameter", Field::parameter},
    {"parameters", Field::parameters},
    {"pattern", Field::pattern},
    {"property", Field::property},
    {"right", Field::right},
    {"source", Field::source},
    {"value", Field::value},
};

constexpr std::pair<std::string_view, Operator> operators[] = {
    {"+", Operator::add},
    {"+=", Operator::add},
    {"-", Operator::subtract},
    {"-=", Operator::subtract},
    {"*", Operator::multiply},
    {"*=", Operator::multiply},
    {"/", Operator::divide},
    {"/=", Operator::divide},
    {"%", Operator::remainder},
    {"%=", Operator::remainder},
    {"**", Operator::power},
    {"**=", Operator::power},
    {"==", Operator::equal},
    {"!=", Operator::not_equal},
    {"===", Operator::strict_equal},
    {"!==", Operator::strict_not_equal},
    {"<", Operator::less},
    {"<=", Operator::less_equal},
    {">", Operator::greater},
    {">=", Operator::greater_equal},
    {"&&", Operator::logical_and},
    {"&&=", Operator::logical_and},
    {"||", Operator::logical_or},
    {"||=", Operator::logical_or},
    {"??", Operator::nullish},
    {"?\?=", Operator::nullish},
    {"&", Operator::bit_and},
    {"&=", Operator::bit_and},
    {"|", Operator::bit_or},
    {"|=", Operator::bit_or},
    {"^", Operator::bit_xor},
    {"^=", Operator::bit_xor},
    {"<<", Operator::shift_left},
    {"<<=", Operator::shift_left},
    {">>", Operator::shift_right},
    {">>=", Operator::shift_right},
    {">>>", Operator::shift_right_unsigned},
    {">>>=", Operator::shift_right_unsigned},
    {"in", Operator::in},
    {"of", Operator::of},
    {"instanceof", Operator::instance_of},
    {"!", Operator::logical_not},
    {"~", Operator::bit_not},
    {"typeof", Operator::type_of},
    {"void", Operator::void_},
    {"delete", Operator::delete_},
    {"++", Operator::increment},
    {"--", Operator::decrement},
};

constexpr std::pair<std::string_view, Mark> marks[] = {
    {"async", Mark::async},       {"const", Mark::constant},     {"let", Mark::let},
    {"var", Mark::var},           {"default", Mark::is_default}, {"type", Mark::type},
    {"get", Mark::accessor},      {"set", Mark::accessor},       {"await", Mark::await},
    {"?.", Mark::optional_chain}, {"=", Mark::equals},           {"using", Mark::using_},
    {"static", Mark::static_},    {"accessor", Mark::accessor},
};

template <class Table>
auto find(const Table& table, std::string_view name) {
    return std::find_if(std::begin(table), std::end(table),
                        [&](const auto& row) { return row.first == name; });
}

// What has no parts, or none that matter: a string is read from its text.
constexpr Kind leaves[] = {
    Kind::identifier,
    Kind::property_identifier,
    Kind::shorthand_property_identifier,
    Kind::shorthand_property_identifier_pattern,
    Kind::statement_identifier,
    Kind::number,
    Kind::string,
    Kind::true_,
    Kind::false_,
    Kind::null,
    Kind::undefined,
    Kind::this_,
};

}  // namespace

Symbol symbol_of_token(std::string_view name) {
    Symbol result;
    if (const auto op = find(operators, name); op != std::end(operators)) result.op = op->second;
    if (const auto mark = find(marks, name); mark != std::end(marks))
        result.mark = static_cast<std::uint16_t>(mark->second);
    result.is_comma = name == ",";
    if (name == "*") result.mark = static_cast<std::uint16_t>(Mark::star);
    return result;
}

Symbol symbol_of_node(std::string_view name) {
    Symbol result;
    if (name == "optional_chain") result.mark = static_cast<std::uint16_t>(Mark::optional_chain);
    result.is_left_out = std::find(std::begin(left_out), std::end(left_out), name) != std::end(left_out);
    result.is_comment = name == "comment";
    const std::string keyword = std::string(name) + "_";
    for (const auto& [kind_name, kind] : kind_names) {
        if (kind_name == name || kind_name == keyword) result.kind = kind;
    }
    result.is_leaf = std::find(std::begin(leaves), std::end(leaves), result.kind) != std::end(leaves);
    if (name == "abstract_class_declaration") result.kind = Kind::class_declaration;
    return result;
}

Field field_of(std::string_view name) {
    const auto row = find(field_names, name);
    return row == std::end(field_names) ? Field::none : row->second;
}

}  // namespace parser::syntax
