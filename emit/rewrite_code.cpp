#include "emit/rewrite_code.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "emit/condition.h"
#include "emit/convert_code.h"
#include "emit/lines.h"
#include "emit/move_code.h"
#include "emit/pieces.h"
#include "emit/table_code.h"
#include "planner/rewrite_tree.h"
#include "planner/telling.h"
#include "schema/match.h"

namespace emit {
namespace {

using planner::Rewrite;
using planner::RewriteTree;
using schema::Field;
using schema::match;
using schema::Path;
using schema::Schema;
using schema::Step;
using schema::TypeId;

// Whether anything at or below a place waits for something.
bool waits(const RewriteTree& node, const std::set<const Rewrite*>& async) {
    return std::any_of(node.here.begin(), node.here.end(),
                       [&](const Rewrite* one) { return async.contains(one); }) ||
           std::any_of(node.below.begin(), node.below.end(),
                       [&](const auto& one) { return waits(one.tree, async); });
}

class Writer {
  public:
    Writer(const planner::TableBackfill& backfill, const Schema& before, const Schema& after,
           Identifiers& names)
        : backfill_(backfill), after_(after), table_(backfill, before, after, names) {}

    RewriteCode run() {
        RewriteCode& code = table_.code();
        code.function = table_.names().unique("new" + pascal_case(backfill_.table));
        for (const Rewrite& one : backfill_.rewrites) {
            if (table_.is_async(one)) async_.insert(&one);
        }
        code.is_async = !async_.empty();
        document();
        if (backfill_.checks) check();
        code.text = head() + out_.text() + "  return compareValues(next, doc) === 0 ? doc : next;\n}\n";
        return std::move(code);
    }

  private:
    void document() {
        locals_ = Identifiers({"ctx", "doc", "next", table_.code().function});
        const RewriteTree root = planner::tree_of(backfill_.rewrites);
        const TypeId type = table_.now({});
        const Access access = {"next", false, {planner::ValueKind::object}};
        if (const auto* convert = root.get<planner::Convert>())
            is_reassigned_ = convert_at(table_, out_, *convert, {}, access, nullptr, table_.table().document);
        members_or(root, type, access, {}, [&](const RewriteTree& node, TypeId object, const Path& path) {
            object_at(node, object, "next", path);
        });
    }

    // What is below a place, for each member of the union there, or for the only one.
    template <class Visit>
    void members_or(const RewriteTree& node, TypeId type, const Access& access, const Path& path,
                    const Visit& visit) {
        const std::vector<schema::Member> all = table_.members(after_, type);
        RewriteTree alone = node;
        std::erase_if(alone.below,
                      [](const auto& one) { return std::holds_alternative<schema::MemberStep>(one.step); });
        if (!alone.below.empty()) visit(alone, type, path);
        const planner::Members members = {after_, all, {}};
        for (const auto& [step, below] : node.below) {
            const auto* member = std::get_if<schema::MemberStep>(&step);
            if (member == nullptr) continue;
            const auto guard = planner::selection(members, member->number);
            const Access seen = {access.text, access.may_be_absent, table_.kinds_of(after_, type)};
            out_.open(fmt::format("if ({}) {{", condition(*guard, seen, "")));
            Path inner = path;
            inner.push_back(step);
            visit(below, table_.now(inner), inner);
            out_.close("}");
        }
    }

    // The fields of an object that is being made: `object` is the name of the copy.
    void object_at(const RewriteTree& node, TypeId type, const std::string& object, const Path& path) {
        for (const auto& [step, below] : node.below) {
            if (const auto* rename = below.get<planner::Rename>())
                rename_at(table_, out_, *rename, step, object, path);
        }
        const auto* shape = std::get_if<schema::Object>(&after_[type].shape);
        for (const Field& field : shape->fields) {
            const RewriteTree* below = node.find(field.name);
            for (const Rewrite* one : below == nullptr ? std::vector<const Rewrite*>() : below->here)
                move_at(table_, out_, *one, object, field.name);
        }
        for (const Field& field : shape->fields) {
            if (const RewriteTree* below = node.find(field.name)) field_at(*below, field, object, path);
        }
        for (const auto& [step, below] : node.below) {
            if (below.get<planner::Clear>() != nullptr)
                out_.line(fmt::format("delete {}.{};", object, std::get<schema::FieldStep>(step).name));
        }
    }

    void field_at(const RewriteTree& node, const Field& field, const std::string& object, Path path) {
        path.emplace_back(schema::FieldStep{field.name});
        const std::string access = object + "." + field.name;
        const bool is_filled =
            node.get<planner::Fill>() != nullptr || node.get<planner::Missing>() != nullptr;
        if (const auto* convert = node.get<planner::Convert>())
            convert_at(table_, out_, *convert, path, {access, field.optional || is_filled, {}}, &field,
                       field.type);
        for (const Rewrite* one : node.here) {
            match(
                one->what, [&](const planner::Fill& fill) { fill_at(fill, path, access, object, field); },
                [&](const planner::Missing&) {
                    out_.open(fmt::format("if ({} === undefined) {{", access));
                    out_.line(fmt::format(
                        "throw new Error(`{} ${{doc._id}}: it has no \\`{}\\`, neither old nor new`);",
                        backfill_.table, to_string(path)));
                    out_.close("}");
                },
                [](const auto&) {});
        }
        below_at(node, field.type, {access, field.optional, {}}, path);
    }

    void fill_at(const planner::Fill& fill, const Path& path, const std::string& access,
                 const std::string& object, const Field& field) {
        const std::string is_missing = access + " === undefined";
        if (const auto* value = std::get_if<schema::Value>(&fill.with)) {
            const Piece written = pieces::value(*value);
            out_.statement_if(is_missing, fmt::format("{} = {};", access,
                                                      to_string(written, out_.indent() + 2,
                                                                out_.indent() + access.size() + 5)));
            return;
        }
        std::vector<Parameter> around;
        std::vector<std::string> passed;
        if (object != "next") {
            const std::string name = name_for(Path(path.begin(), path.end() - 1));
            around.push_back({Identifiers({"ctx", "doc"}).unique(name), table_.container_type(path)});
            passed.push_back(object);
        }
        table_.has_ids(after_, field.type);
        const std::string call =
            table_.stub({fmt::format("the value of `{}` where there is none", to_string(path)),
                         to_string(path), true, around, passed, pieces::type(after_, field.type)});
        out_.statement_if(is_missing, fmt::format("{} = {};", access, call));
    }

    // What is below a value that is of `type` by now.
    void below_at(const RewriteTree& node, TypeId type, const Access& access, const Path& path) {
        if (node.below.empty()) return;
        const bool has_members = std::any_of(node.below.begin(), node.below.end(), [](const auto& one) {
            return std::holds_alternative<schema::MemberStep>(one.step);
        });
        const bool is_guarded = access.may_be_absent && !has_members;
        if (is_guarded) out_.open(fmt::format("if ({} !== undefined) {{", access.text));
        members_or(node, type, access, path, [&](const RewriteTree& below, TypeId member, const Path& inner) {
            const std::vector<schema::Member> only = table_.members(after_, member);
            const TypeId one = only.size() == 1 ? only.front().type : member;
            match(
                after_[one].shape, [&](const schema::Object&) { copy_at(below, one, access.text, inner); },
                [&](const schema::Array& array) { elements_at(below, array, access.text, inner); },
                [&](const schema::Record& record) { entries_at(below, record, access.text, inner); },
                [](const auto&) {});
        });
        if (is_guarded) out_.close("}");
    }

    void copy_at(const RewriteTree& node, TypeId type, const std::string& access, const Path& path) {
        const std::string copy = locals_.unique(name_for(path));
        out_.line(fmt::format("const {} = {{ ...{} }};", copy, access));
        object_at(node, type, copy, path);
        out_.line(fmt::format("{} = {};", access, copy));
    }

    void elements_at(const RewriteTree& node, const schema::Array& array, const std::string& access,
                     Path path) {
        const RewriteTree& below = node.below.front().tree;
        path.emplace_back(schema::ElementStep{});
        const bool is_waiting = waits(below, async_);
        const Identifiers outside = locals_;
        const bool is_copied = is_copy(below, array.element);
        const std::string given = locals_.unique(is_copied ? "old" : "item");
        out_.open(is_waiting ? fmt::format("{0} = await Promise.all({0}.map(async ({1}) => {{", access, given)
                             : fmt::format("{0} = {0}.map(({1}) => {{", access, given));
        out_.line(fmt::format("return {};", value_at(below, array.element, given, "item", path)));
        out_.close(is_waiting ? "}));" : "});");
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
        out_.open(fmt::format("{} = Object.fromEntries(", access));
        if (is_waiting) out_.open("await Promise.all(");
        out_.open(fmt::format("Object.entries({}).map({}([{}, {}]) => {{", access, is_waiting ? "async " : "",
                              key, given));
        const std::string entry = value_at(below, record.value, given, "entry", path);
        out_.line(fmt::format("return [{}, {}] as const;", key, entry));
        out_.close("}),");
        if (is_waiting) out_.close("),");
        out_.close(");");
        locals_ = outside;
    }

    // Whether all that is done to a value is done to the fields of an object.
    bool is_copy(const RewriteTree& node, TypeId type) {
        const std::vector<schema::Member> only = table_.members(after_, type);
        return node.here.empty() && only.size() == 1 &&
               std::holds_alternative<schema::Object>(after_[only.front().type].shape);
    }

    // The new value of an element or an entry, which the variable `given` holds.
    std::string value_at(const RewriteTree& node, TypeId type, const std::string& given,
                         const std::string& name, const Path& path) {
        if (is_copy(node, type)) {
            std::string copy = locals_.unique(name);
            out_.line(fmt::format("const {} = {{ ...{} }};", copy, given));
            object_at(node, table_.members(after_, type).front().type, copy, path);
            return copy;
        }
        if (const auto* convert = node.get<planner::Convert>())
            convert_at(table_, out_, *convert, path, {given, false, {}}, nullptr, type);
        below_at(node, type, {given, false, {}}, path);
        return given;
    }

    void check() {
        out_.open(
            fmt::format("if ({}) {{", table_.does_not_fit(table_.constant(table_.table().document, {}))));
        out_.line(fmt::format("throw new Error(`{} ${{doc._id}}: it does not fit the new schema`);",
                              backfill_.table));
        out_.close("}");
    }

    std::string head() {
        const RewriteCode& code = table_.code();
        const std::string doc = table_.doc_type();
        const std::string parameters = (code.needs_context ? "ctx: MutationCtx, " : "") + ("doc: " + doc);
        const std::string result = code.is_async ? fmt::format("Promise<{}>", doc) : doc;
        const std::string copy =
            is_reassigned_ ? fmt::format("let next: {} = {{ ...doc }};", doc) : "const next = { ...doc };";
        return fmt::format(
            "// A document of `{}` as the new schema has it; one that fits is returned as it is.\n"
            "{}function {}({}): {} {{\n  {}\n",
            backfill_.table, code.is_async ? "async " : "", code.function, parameters, result, copy);
    }

    const planner::TableBackfill& backfill_;
    const Schema& after_;
    TableCode table_;
    Lines out_{2};
    Identifiers locals_;
    std::set<const Rewrite*> async_;
    bool is_reassigned_ = false;
};

}  // namespace

RewriteCode rewrite_code(const planner::TableBackfill& backfill, const Schema& before, const Schema& after,
                         Identifiers& names) {
    return Writer(backfill, before, after, names).run();
}

}  // namespace emit
