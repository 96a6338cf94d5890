#include "emit/rewrite_code.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "emit/condition.h"
#include "emit/pieces.h"
#include "planner/places.h"
#include "planner/rewrite_tree.h"
#include "planner/telling.h"
#include "schema/match.h"
#include "schema/text.h"

namespace emit {
namespace {

using planner::Rewrite;
using planner::RewriteTree;
using schema::Field;
using schema::match;
using schema::Path;
using schema::Schema;
using schema::Step;
using schema::Table;
using schema::TypeId;

// Whether anything at or below a place waits for something.
bool waits(const RewriteTree& node, const std::set<const Rewrite*>& async) {
    return std::any_of(node.here.begin(), node.here.end(),
                       [&](const Rewrite* one) { return async.contains(one); }) ||
           std::any_of(node.below.begin(), node.below.end(),
                       [&](const auto& one) { return waits(one.tree, async); });
}

const Table& table_of(const Schema& schema, const std::string& name) {
    return *std::find_if(schema.tables.begin(), schema.tables.end(),
                         [&](const Table& table) { return table.name == name; });
}

class Writer {
  public:
    Writer(const planner::TableBackfill& backfill, const Schema& before, const Schema& after,
           Identifiers& names)
        : backfill_(backfill), before_(before), after_(after), names_(names) {}

    RewriteCode run() {
        const Table& table = table_of(after_, backfill_.table);
        code_.function = names_.unique("new" + pascal_case(backfill_.table));
        for (const Rewrite& one : backfill_.rewrites) {
            if (is_async(one)) async_.insert(&one);
        }
        const RewriteTree root = planner::tree_of(backfill_.rewrites);
        code_.is_async = !async_.empty();
        indent_ = 2;
        document(table, root);
        if (backfill_.checks) check(table);
        std::string body = std::move(text_);
        text_.clear();
        indent_ = 0;
        head();
        code_.text = text_ + body + "  return compareValues(next, doc) === 0 ? doc : next;\n}\n";
        return std::move(code_);
    }

  private:
    // --- what is asked of a person ---

    // The type that the new schema has at a path.
    TypeId now(const Path& path) { return places_.type(after_, table_of(after_, backfill_.table), path); }

    bool has_ids(const Schema& schema, TypeId type) {
        std::set<std::string> tables;
        pieces::add_ids(schema, type, tables);
        for (const std::string& one : tables) {
            bool& is_named = pieces::is_table(schema, one) ? code_.names_ids : code_.names_generic_ids;
            is_named = true;
        }
        return !tables.empty();
    }

    // Whether TypeScript takes a value for another than it is: what a commit timestamp is before the commit
    // is an object to it, and a string is an id after it was compared with a literal.
    bool is_mistaken(const planner::Convert::Case& one, TypeId now) {
        if (holds_timestamp(after_, now) || (one.type && holds_timestamp(before_, *one.type))) return true;
        const auto* literal = std::get_if<planner::IsLiteral>(&one.guard);
        if (literal == nullptr || !std::holds_alternative<std::string>(literal->literal.value)) return false;
        const std::vector<schema::Member> all = places_.members(after_, now);
        return std::any_of(all.begin(), all.end(), [&](const schema::Member& member) {
            return std::holds_alternative<schema::Id>(after_[member.type].shape);
        });
    }

    static bool holds_timestamp(const Schema& schema, TypeId type) {
        const auto holds = [&](TypeId part) { return holds_timestamp(schema, part); };
        return match(
            schema[type].shape, [](const schema::CommitTs&) { return true; },
            [&](const schema::Array& one) { return holds(one.element); },
            [&](const schema::Record& one) { return holds(one.value); },
            [&](const schema::Object& one) {
                return std::any_of(one.fields.begin(), one.fields.end(),
                                   [&](const Field& field) { return holds(field.type); });
            },
            [&](const schema::Union& one) {
                return std::any_of(one.members.begin(), one.members.end(), holds);
            },
            [](const auto&) { return false; });
    }

    // A value that is missing, and an id, may have to be looked up.
    bool is_async(const Rewrite& one) {
        return match(
            one.what,
            [](const planner::Fill& fill) { return std::holds_alternative<planner::Ask>(fill.with); },
            [&](const planner::Rename& rename) {
                if (!rename.how || !std::holds_alternative<planner::Ask>(*rename.how)) return false;
                Path to = one.path;
                to.back() = schema::FieldStep{rename.to};
                return has_ids(after_, now(to));
            },
            [&](const planner::Convert& convert) {
                const bool asks = std::any_of(
                    convert.cases.begin(), convert.cases.end(),
                    [](const auto& each) { return std::holds_alternative<planner::Ask>(each.how); });
                return asks && (has_ids(after_, now(one.path)) || one.path.empty());
            },
            [](const auto&) { return false; });
    }

    // One that is not shown by the error is not used yet: its name says so.
    struct Parameter {
        std::string name;
        std::string type;
        bool is_shown = false;

        std::string declared() const { return fmt::format("{}{}: {}", is_shown ? "" : "_", name, type); }
    };

    // Whether a value can be shown by `String()`.
    static bool is_shown(const Schema& schema, TypeId type) {
        if (const auto* one = std::get_if<schema::Union>(&schema[type].shape))
            return std::all_of(one->members.begin(), one->members.end(),
                               [&](TypeId member) { return is_shown(schema, member); });
        const auto kind = planner::value_kind(schema, type);
        return kind && *kind != planner::ValueKind::bytes && *kind != planner::ValueKind::array &&
               *kind != planner::ValueKind::object;
    }

    // Declares a stub, and gives the call of it.
    std::string stub(const std::string& about, const std::string& path, bool is_async,
                     std::vector<Parameter> parameters, const std::vector<std::string>& arguments,
                     const Piece& result) {
        const std::string name =
            names_.unique(camel_case(backfill_.table + "." + (path.empty() ? "document" : path)));
        std::string message;
        for (const Parameter& one : parameters) {
            if (one.is_shown) message += fmt::format(" of ${{String({})}}", one.name);
        }
        parameters.push_back({"doc", doc_type(), true});
        std::vector<std::string> passed = arguments;
        passed.emplace_back("doc");
        if (is_async) {
            parameters.insert(parameters.begin(), {"ctx", "MutationCtx"});
            passed.insert(passed.begin(), "ctx");
            code_.needs_context = true;
        }
        Piece list = {
            Piece::Style::list, fmt::format("{}function {}(", is_async ? "async " : "", name), {}, ""};
        for (const Parameter& one : parameters) list.parts.push_back({Piece::Style::list, one.declared()});
        std::string type = to_string(result, 0, 0);
        if (is_async) type = "Promise<" + type + ">";
        list.close = "): " + type + " {";
        code_.stubs.push_back(
            {name, fmt::format(
                       "// {}: {}.\n{}\n  throw new Error(`{} ${{doc._id}}: {}{} is not written yet`);\n}}\n",
                       stub_mark, about, to_string(list, 0, 0), backfill_.table, name, message)});
        return fmt::format("{}{}({})", is_async ? "await " : "", name, fmt::join(passed, ", "));
    }

    std::string doc_type() const { return fmt::format("Doc<{}>", schema::quoted(backfill_.table)); }

    // --- places ---

    void document(const Table& table, const RewriteTree& root) {
        locals_ = Identifiers({"ctx", "doc", "next", code_.function});
        const TypeId type = now({});
        const Access access = {"next", false, {planner::ValueKind::object}};
        if (const auto* convert = root.get<planner::Convert>())
            convert_at(*convert, {}, access, nullptr, table.document);
        members_or(root, type, access, {}, [&](const RewriteTree& node, TypeId object, const Path& path) {
            object_at(node, object, "next", path);
        });
    }

    // What is below a place, for each member of the union there, or for the only one.
    template <class Visit>
    void members_or(const RewriteTree& node, TypeId type, const Access& access, const Path& path,
                    const Visit& visit) {
        const std::vector<schema::Member> all = places_.members(after_, type);
        RewriteTree alone = node;
        std::erase_if(alone.below,
                      [](const auto& one) { return std::holds_alternative<schema::MemberStep>(one.step); });
        if (!alone.below.empty()) visit(alone, type, path);
        const planner::Members members = {after_, all, {}};
        for (const auto& [step, below] : node.below) {
            const auto* member = std::get_if<schema::MemberStep>(&step);
            if (member == nullptr) continue;
            const auto guard = planner::selection(members, member->number);
            const Access seen = {access.text, access.may_be_absent, kinds_of(all)};
            open(fmt::format("if ({}) {{", condition(*guard, seen, "")));
            Path inner = path;
            inner.push_back(step);
            visit(below, now(inner), inner);
            close("}");
        }
    }

    static std::set<planner::ValueKind> kinds_of(const Schema& schema,
                                                 const std::vector<schema::Member>& all) {
        std::set<planner::ValueKind> kinds;
        for (const schema::Member& one : all) {
            const auto kind = planner::value_kind(schema, one.type);
            if (!kind) return {};
            kinds.insert(*kind);
        }
        return kinds;
    }
    std::set<planner::ValueKind> kinds_of(const std::vector<schema::Member>& all) const {
        return kinds_of(after_, all);
    }

    // The fields of an object that is being made: `object` is the name of the copy.
    void object_at(const RewriteTree& node, TypeId type, const std::string& object, const Path& path) {
        for (const auto& [step, below] : node.below) {
            if (const auto* rename = below.get<planner::Rename>()) rename_at(*rename, step, object, path);
        }
        const auto* shape = std::get_if<schema::Object>(&after_[type].shape);
        for (const Field& field : shape->fields) {
            if (const RewriteTree* below = node.find(field.name)) field_at(*below, field, object, path);
        }
        for (const auto& [step, below] : node.below) {
            if (below.get<planner::Clear>() != nullptr)
                line(fmt::format("delete {}.{};", object, std::get<schema::FieldStep>(step).name));
        }
    }

    void rename_at(const planner::Rename& rename, const Step& step, const std::string& object,
                   const Path& path) {
        const std::string from = fmt::format("{}.{}", object, std::get<schema::FieldStep>(step).name);
        Path to = path;
        to.emplace_back(schema::FieldStep{rename.to});
        open(fmt::format("if ({} !== undefined) {{", from));
        std::string value = from;
        if (rename.how) {
            value = converted(*rename.how, from, to, [&] {
                const Piece given = pieces::type(before_, rename.type);
                has_ids(before_, rename.type);
                return stub(fmt::format("the new value of `{}`, given the old one", to_string(to)),
                            to_string(to), has_ids(after_, now(to)),
                            {{"old", emit::to_string(given, 2, 9), is_shown(before_, rename.type)}}, {from},
                            pieces::type(after_, now(to)));
            });
        }
        line(fmt::format("if ({0}.{1} === undefined) {0}.{1} = {2};", object, rename.to, value));
        line(fmt::format("delete {};", from));
        close("}");
    }

    void field_at(const RewriteTree& node, const Field& field, const std::string& object, Path path) {
        path.emplace_back(schema::FieldStep{field.name});
        const std::string access = object + "." + field.name;
        const bool is_filled =
            node.get<planner::Fill>() != nullptr || node.get<planner::Missing>() != nullptr;
        if (const auto* convert = node.get<planner::Convert>())
            convert_at(*convert, path, {access, field.optional || is_filled, {}}, &field, field.type);
        for (const Rewrite* one : node.here) {
            match(
                one->what, [&](const planner::Build& build) { build_at(build, access, object); },
                [&](const planner::TakeOut& take) {
                    const std::string from = object + "." + take.from;
                    statement_if(
                        fmt::format("{} === undefined && {}?.{} !== undefined", access, from, take.part),
                        fmt::format("{} = {}.{};", access, from, take.part));
                },
                [&](const planner::Fill& fill) { fill_at(fill, path, access, object, field); },
                [&](const planner::Missing&) {
                    open(fmt::format("if ({} === undefined) {{", access));
                    line(fmt::format(
                        "throw new Error(`{} ${{doc._id}}: it has no \\`{}\\`, neither old nor new`);",
                        backfill_.table, to_string(path)));
                    close("}");
                },
                [](const auto&) {});
        }
        below_at(node, field.type, {access, field.optional, {}}, path);
    }

    void build_at(const planner::Build& build, const std::string& access, const std::string& object) {
        std::string condition = access + " === undefined";
        std::string fields;
        for (const std::string& name : build.required) {
            condition += fmt::format(" && {}.{} !== undefined", object, name);
            fields += fmt::format("{}{}: {}.{}", fields.empty() ? "" : ", ", name, object, name);
        }
        const std::string made = fields.empty() ? "{}" : fmt::format("{{ {} }}", fields);
        if (build.optional.empty()) return statement_if(condition, fmt::format("{} = {};", access, made));
        open(fmt::format("if ({}) {{", condition));
        line(fmt::format("{} = {};", access, made));
        for (const std::string& name : build.optional)
            line(fmt::format("if ({0}.{1} !== undefined) {2}.{1} = {0}.{1};", object, name, access));
        close("}");
    }

    void fill_at(const planner::Fill& fill, const Path& path, const std::string& access,
                 const std::string& object, const Field& field) {
        const std::string is_missing = access + " === undefined";
        if (const auto* value = std::get_if<schema::Value>(&fill.with)) {
            const Piece written = pieces::value(*value);
            statement_if(is_missing,
                         fmt::format("{} = {};", access,
                                     emit::to_string(written, indent_ + 2, indent_ + access.size() + 5)));
            return;
        }
        std::vector<Parameter> around;
        std::vector<std::string> passed;
        if (object != "next") {
            const std::string name = name_for(Path(path.begin(), path.end() - 1));
            around.push_back({Identifiers({"ctx", "doc"}).unique(name), container_type(path)});
            passed.push_back(object);
        }
        has_ids(after_, field.type);
        const std::string call =
            stub(fmt::format("the value of `{}` where there is none", to_string(path)), to_string(path), true,
                 around, passed, pieces::type(after_, field.type));
        statement_if(is_missing, fmt::format("{} = {};", access, call));
    }

    // What is below a value that is of `type` by now.
    void below_at(const RewriteTree& node, TypeId type, const Access& access, const Path& path) {
        if (node.below.empty()) return;
        const bool has_members = std::any_of(node.below.begin(), node.below.end(), [](const auto& one) {
            return std::holds_alternative<schema::MemberStep>(one.step);
        });
        const bool is_guarded = access.may_be_absent && !has_members;
        if (is_guarded) open(fmt::format("if ({} !== undefined) {{", access.text));
        members_or(node, type, access, path, [&](const RewriteTree& below, TypeId member, const Path& inner) {
            const std::vector<schema::Member> only = places_.members(after_, member);
            const TypeId one = only.size() == 1 ? only.front().type : member;
            match(
                after_[one].shape, [&](const schema::Object&) { copy_at(below, one, access.text, inner); },
                [&](const schema::Array& array) { elements_at(below, array, access.text, inner); },
                [&](const schema::Record& record) { entries_at(below, record, access.text, inner); },
                [](const auto&) {});
        });
        if (is_guarded) close("}");
    }

    void copy_at(const RewriteTree& node, TypeId type, const std::string& access, const Path& path) {
        const std::string copy = locals_.unique(name_for(path));
        line(fmt::format("const {} = {{ ...{} }};", copy, access));
        object_at(node, type, copy, path);
        line(fmt::format("{} = {};", access, copy));
    }

    // A name for what is at a path: of the last field on it.
    static std::string name_for(const Path& path) {
        for (auto step = path.rbegin(); step != path.rend(); ++step) {
            if (const auto* field = std::get_if<schema::FieldStep>(&*step)) return camel_case(field->name);
            if (std::holds_alternative<schema::ElementStep>(*step)) return "item";
            if (std::holds_alternative<schema::EntryStep>(*step)) return "entry";
        }
        return "document";
    }

    void elements_at(const RewriteTree& node, const schema::Array& array, const std::string& access,
                     Path path) {
        const RewriteTree& below = node.below.front().tree;
        path.emplace_back(schema::ElementStep{});
        const bool is_waiting = waits(below, async_);
        const Identifiers outside = locals_;
        const bool is_copied = is_copy(below, array.element);
        const std::string given = locals_.unique(is_copied ? "old" : "item");
        open(is_waiting ? fmt::format("{0} = await Promise.all({0}.map(async ({1}) => {{", access, given)
                        : fmt::format("{0} = {0}.map(({1}) => {{", access, given));
        line(fmt::format("return {};", value_at(below, array.element, given, "item", path)));
        close(is_waiting ? "}));" : "});");
        locals_ = outside;
    }

    void entries_at(const RewriteTree& node, const schema::Record& record, const std::string& access,
                    Path path) {
        const RewriteTree& below = node.below.front().tree;
        path.emplace_back(schema::EntryStep{});
        const bool is_waiting = waits(below, async_);
        const Identifiers outside = locals_;
        const bool is_copied = is_copy(below, record.value);
        const std::string key = locals_.unique("key");
        const std::string given = locals_.unique(is_copied ? "old" : "entry");
        open(fmt::format("{} = Object.fromEntries(", access));
        if (is_waiting) open("await Promise.all(");
        open(fmt::format("Object.entries({}).map({}([{}, {}]) => {{", access, is_waiting ? "async " : "", key,
                         given));
        const std::string entry = value_at(below, record.value, given, "entry", path);
        line(fmt::format("return [{}, {}] as const;", key, entry));
        close("}),");
        if (is_waiting) close("),");
        close(");");
        locals_ = outside;
    }

    // Whether all that is done to a value is done to the fields of an object.
    bool is_copy(const RewriteTree& node, TypeId type) {
        const std::vector<schema::Member> only = places_.members(after_, type);
        return node.here.empty() && only.size() == 1 &&
               std::holds_alternative<schema::Object>(after_[only.front().type].shape);
    }

    // The new value of an element or an entry, which the variable `given` holds.
    std::string value_at(const RewriteTree& node, TypeId type, const std::string& given,
                         const std::string& name, const Path& path) {
        if (is_copy(node, type)) {
            std::string copy = locals_.unique(name);
            line(fmt::format("const {} = {{ ...{} }};", copy, given));
            object_at(node, places_.members(after_, type).front().type, copy, path);
            return copy;
        }
        if (const auto* convert = node.get<planner::Convert>())
            convert_at(*convert, path, {given, false, {}}, nullptr, type);
        below_at(node, type, {given, false, {}}, path);
        return given;
    }

    // --- values ---

    template <class AskFor>
    std::string converted(const planner::Conversion& how, const std::string& value, const Path& path,
                          const AskFor& ask) {
        const auto number = [&](const char* function) {
            return fmt::format("{}({}, `{} ${{doc._id}}: \\`{}\\``)", function, value, backfill_.table,
                               to_string(path));
        };
        return match(
            how, [&](const planner::Ask&) { return ask(); },
            [&](const planner::ToInt64&) {
                code_.to_int64 = true;
                return number("toInt64");
            },
            [&](const planner::ToFloat64&) {
                code_.to_float64 = true;
                return number("toFloat64");
            },
            [&](const planner::ToAbsent&) { return std::string(); },
            [&](const planner::ToValue& to) { return emit::to_string(pieces::value(to.value), 0, 0); });
    }

    // `field` is what the place is the value of; none, if it is the element of something or a document.
    void convert_at(const planner::Convert& convert, const Path& path, Access access, const Field* field,
                    TypeId type) {
        std::vector<std::string> asked;
        std::vector<Piece> types;
        bool is_narrowed = true;  // TypeScript sees which of them it is
        bool can_show = true;
        add_kinds(convert, type, access);
        std::string validator;
        for (const auto& one : convert.cases) {
            if (needs_context(one.guard)) code_.needs_context = true;
            if (std::holds_alternative<planner::DoesNotFit>(one.guard) && validator.empty())
                validator = constant(type, path);
            const bool is_whole = path.empty() && std::holds_alternative<planner::DoesNotFit>(one.guard);
            const std::string guarded =
                is_whole ? does_not_fit(validator) : condition(one.guard, access, validator);
            if (std::holds_alternative<planner::Ask>(one.how)) {
                if (std::find(asked.begin(), asked.end(), guarded) == asked.end()) asked.push_back(guarded);
                types.push_back(given_type(one));
                can_show = can_show && one.type && is_shown(before_, *one.type);
                is_narrowed = is_narrowed && !needs_context(one.guard) && !is_mistaken(one, type);
            } else if (std::holds_alternative<planner::ToAbsent>(one.how)) {
                statement_if(guarded, fmt::format("delete {};", access.text));
            } else {
                statement_if(guarded,
                             fmt::format("{} = {};", access.text, converted(one.how, access.text, path, [] {
                                             return std::string();
                                         })));
            }
        }
        if (asked.empty()) return;
        if (path.empty()) return ask_for_document(asked, type);
        std::string name = field != nullptr ? field->name : name_for(path);
        if (name == "doc" || !schema::is_identifier(name)) name = "old";
        const bool is_waiting = has_ids(after_, type);
        const std::string parameter = Identifiers({"doc", "ctx"}).unique(name);
        const std::string given = emit::to_string(pieces::type(types), 2, 9);
        const std::string passed = is_narrowed ? access.text : fmt::format("{} as {}", access.text, given);
        const std::string call =
            stub(fmt::format("the new value of `{}`, given one that the new schema does not take",
                             to_string(path)),
                 to_string(path), is_waiting, {{parameter, given, can_show}}, {passed},
                 pieces::type(after_, type));
        statement_if(fmt::format("{}", fmt::join(asked, " || ")), fmt::format("{} = {};", access.text, call));
    }

    Piece given_type(const planner::Convert::Case& one) {
        if (!one.type) return {Piece::Style::list, "unknown"};
        has_ids(before_, *one.type);
        return pieces::type(before_, *one.type);
    }

    void ask_for_document(const std::vector<std::string>& asked, TypeId type) {
        is_reassigned_ = true;
        has_ids(after_, type);
        const std::string call = stub("the new document, given one that the new schema does not take", "",
                                      true, {}, {}, pieces::type(after_, type));
        open(fmt::format("if ({}) {{", fmt::join(asked, " || ")));
        line(fmt::format("next = {{ ...({}), _id: doc._id, _creationTime: doc._creationTime }};", call));
        close("}");
    }

    void add_kinds(const planner::Convert& convert, TypeId type, Access& access) {
        access.kinds = kinds_of(places_.members(after_, type));
        if (access.kinds.empty()) return;
        for (const auto& one : convert.cases) {
            if (!one.type) return access.kinds.clear();
            const auto more = kinds_of(before_, places_.members(before_, *one.type));
            if (more.empty()) return access.kinds.clear();
            access.kinds.insert(more.begin(), more.end());
        }
    }

    // The validator of a place of the new schema, as a constant of the module.
    std::string constant(TypeId type, const Path& path) {
        std::string name = names_.unique(camel_case("fits." + backfill_.table + "." + to_string(path)));
        const std::string start = fmt::format("const {} = ", name);
        code_.constants.push_back(start + emit::to_string(pieces::validator(after_, type), 0, start.size()) +
                                  ";\n");
        return name;
    }

    // The type of the object that a field is in, for now; of a member of a union TypeScript cannot name it.
    std::string container_type(const Path& path) {
        std::string type = doc_type();
        for (auto step = path.begin(); step + 1 != path.end(); ++step) {
            if (std::holds_alternative<schema::MemberStep>(*step)) return "any";
            match(
                *step,
                [&](const schema::FieldStep& one) {
                    type = fmt::format("NonNullable<{}[{}]>", type, schema::quoted(one.name));
                },
                [&](const schema::EntryStep&) {
                    const Path record(path.begin(), step);
                    const TypeId key = std::get<schema::Record>(after_[now(record)].shape).key;
                    const bool is_id = std::holds_alternative<schema::Id>(after_[key].shape);
                    if (is_id) has_ids(after_, key);
                    type +=
                        fmt::format("[{}]", is_id ? to_string(pieces::type(after_, key), 0, 0) : "string");
                },
                [&](const auto&) { type += "[number]"; });
        }
        return type;
    }

    // Validators of documents know nothing of what Convex adds to them.
    std::string does_not_fit(const std::string& validator) {
        code_.fields_of = true;
        return fmt::format("!validate({}, fieldsOf(next))", validator);
    }

    void check(const Table& table) {
        open(fmt::format("if ({}) {{", does_not_fit(constant(table.document, {}))));
        line(fmt::format("throw new Error(`{} ${{doc._id}}: it does not fit the new schema`);",
                         backfill_.table));
        close("}");
    }

    // --- text ---

    void head() {
        const std::string doc = doc_type();
        const std::string parameters = (code_.needs_context ? "ctx: MutationCtx, " : "") + ("doc: " + doc);
        const std::string result = code_.is_async ? fmt::format("Promise<{}>", doc) : doc;
        line(
            fmt::format("// A document of `{}` as the new schema has it; one that fits is returned as it is.",
                        backfill_.table));
        line(fmt::format("{}function {}({}): {} {{", code_.is_async ? "async " : "", code_.function,
                         parameters, result));
        indent_ = 2;
        line(is_reassigned_ ? fmt::format("let next: {} = {{ ...doc }};", doc) : "const next = { ...doc };");
    }

    void statement_if(const std::string& condition, const std::string& statement) {
        const std::string whole = fmt::format("if ({}) {}", condition, statement);
        if (indent_ + whole.size() <= line_width && whole.find('\n') == std::string::npos) return line(whole);
        open(fmt::format("if ({}) {{", condition));
        line(statement);
        close("}");
    }

    void open(const std::string& text) {
        line(text);
        indent_ += 2;
    }
    void close(const std::string& text) {
        indent_ -= 2;
        line(text);
    }
    void line(const std::string& text) { text_ += std::string(indent_, ' ') + text + "\n"; }

    const planner::TableBackfill& backfill_;
    const Schema& before_;
    const Schema& after_;
    Identifiers& names_;
    Identifiers locals_;
    planner::Places places_;
    std::set<const Rewrite*> async_;
    RewriteCode code_;
    std::string text_;
    std::size_t indent_ = 0;
    bool is_reassigned_ = false;
};

}  // namespace

RewriteCode rewrite_code(const planner::TableBackfill& backfill, const Schema& before, const Schema& after,
                         Identifiers& names) {
    return Writer(backfill, before, after, names).run();
}

}  // namespace emit
