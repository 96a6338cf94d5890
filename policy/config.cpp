#include "policy/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>

#include "diagnostics/nearest.h"
#include "diff/catalogue.h"
#include "diff/problem.h"
#include "parser/json.h"

namespace policy {
namespace {

namespace json = parser::json;
using diagnostics::Diagnostic;
using diagnostics::FileId;
using diagnostics::Span;
using json::Member;
using json::Value;

using Names = std::vector<std::string_view>;

// Thrown and caught in this file.
struct Wrong {
    std::string message;
    json::Place place;
};

template <class Names>
std::string listed(const Names& names) {
    return fmt::format("`{}`", fmt::join(names, "`, `"));
}

template <class Of>
struct Choice {
    std::string_view name;
    Of value;
};
constexpr Choice<diff::Compat> compats[] = {
    {"backward", diff::Compat::backward}, {"forward", diff::Compat::forward}, {"full", diff::Compat::full}};
constexpr Choice<std::optional<Level>> levels[] = {
    {"error", Level::error}, {"warning", Level::warning}, {"info", Level::info}, {"off", std::nullopt}};

class Reader {
  public:
    explicit Reader(FileId file) : file_(file) {}

    Config read(const Value& value) {
        const json::Object& members = object(value, "a configuration",
                                             {"$schema", "version", "compat", "failOn", "against", "levels",
                                              "overrides", "waivers", "defaults"});
        ask_for_version(value);
        Config config;
        for (const Member& member : members) {
            if (member.name == "compat") config.compat = choice<diff::Compat>(member, compats);
            if (member.name == "failOn")
                config.fail_on = *choice<std::optional<Level>>(member, std::span(levels).first(3));
            if (member.name == "against") config.against = bases(member);
            if (member.name == "levels")
                config.levels.insert(config.levels.begin(), {"", "", by_id(member), span_of(member.value)});
            if (member.name == "overrides") {
                for (const Value& one : array(member)) config.levels.push_back(override_of(one));
            }
            if (member.name == "waivers") {
                for (const Value& one : array(member)) config.waivers.push_back(waiver(one));
            }
            if (member.name == "defaults") config.defaults = defaults(member);
        }
        return config;
    }

  private:
    // The members of an object, all of them known, each there once.
    static const json::Object& object(const Value& value, std::string_view what, const Names& names) {
        const json::Object* members = value.object();
        if (members == nullptr) throw Wrong{fmt::format("{} is an object", what), value.place};
        ask_for_each_once(*members);
        for (const Member& member : *members) {
            if (std::find(names.begin(), names.end(), member.name) != names.end()) continue;
            const std::string meant = diagnostics::did_you_mean(member.name, names);
            throw Wrong{fmt::format("{} has no `{}`{}", what, member.name,
                                    meant.empty() ? "; it has " + listed(names) : meant),
                        name_place(member)};
        }
        return *members;
    }

    static void ask_for_each_once(const json::Object& members) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                if (members[i].name == members[k].name)
                    throw Wrong{fmt::format("`{}` is there twice; keep one of them", members[i].name),
                                name_place(members[i])};
            }
        }
    }

    Span span_of(const Value& value) const { return {file_, value.place.begin, value.place.end}; }

    // The quoted name, in place of the whole member.
    static json::Place name_place(const Member& member) {
        return {member.place.begin, std::min(member.place.end, member.value.place.begin)};
    }

    static void ask_for_version(const Value& value) {
        const Value* version = json::find(value, "version");
        if (version == nullptr)
            throw Wrong{"a configuration has no `version`; add `\"version\": 1`", value.place};
        const auto* number = std::get_if<double>(&version->is);
        if (number == nullptr || *number != 1)
            throw Wrong{"`version` is not 1, the only one that is known here; write 1, or update schemaplan",
                        version->place};
    }

    static const std::string& text(const Member& member) {
        const std::string* found = member.value.text();
        if (found == nullptr) throw Wrong{fmt::format("`{}` is a string", member.name), member.value.place};
        return *found;
    }

    static const std::string& line(const Member& member) {
        const std::string& said = text(member);
        if (has_controls(said))
            throw Wrong{fmt::format("`{}` is one line of text", member.name), member.value.place};
        return said;
    }

    static const json::Array& array(const Member& member) {
        const json::Array* found = member.value.array();
        if (found == nullptr) throw Wrong{fmt::format("`{}` is an array", member.name), member.value.place};
        return *found;
    }

    template <class Of>
    static Of choice(const Member& member, std::span<const Choice<Of>> choices) {
        const std::string* word = member.value.text();
        Names names;
        for (const Choice<Of>& one : choices) {
            if (word != nullptr && one.name == *word) return one.value;
            names.push_back(one.name);
        }
        throw Wrong{fmt::format("`{}` is none of {}", member.name, listed(names)), member.value.place};
    }

    static std::vector<std::string> bases(const Member& member) {
        std::vector<std::string> all;
        const auto add = [&](const Value& value) {
            const std::string* base = value.text();
            if (base == nullptr || base->empty())
                throw Wrong{"`against` names a schema, or several: strings that are not empty", value.place};
            all.push_back(*base);
        };
        if (member.value.array() == nullptr) {
            add(member.value);
        } else {
            for (const Value& one : *member.value.array()) add(one);
        }
        return all;
    }

    static std::map<std::string, std::optional<Level>> by_id(const Member& member) {
        const json::Object* members = member.value.object();
        if (members == nullptr)
            throw Wrong{"`levels` is an object: a level for each rule", member.value.place};
        ask_for_each_once(*members);
        std::map<std::string, std::optional<Level>> all;
        for (const Member& one : *members) {
            const diff::Entry& entry = rule(one.name, name_place(one));
            const auto level = choice<std::optional<Level>>(one, levels);
            if (!level && (entry.sort == diff::Sort::change || entry.enforced))
                throw Wrong{
                    fmt::format("`{}` cannot be `off`, as a push may be refused because of it; make it "
                                "`info`, or waive what is intended",
                                one.name),
                    one.value.place};
            all.emplace(one.name, level);
        }
        return all;
    }

    // A change or a rule by its id.
    static const diff::Entry& rule(const std::string& id, json::Place place) {
        static const std::vector<diff::Entry> catalogue = diff::catalogue();
        Names names;
        for (const diff::Entry& entry : catalogue) {
            if (entry.sort == diff::Sort::diagnostic) {
                if (entry.id == id)
                    throw Wrong{fmt::format("`{}` is no rule but a diagnostic, of one level", id), place};
                continue;
            }
            if (entry.id == id) return entry;
            names.push_back(entry.id);
        }
        const std::string meant = diagnostics::did_you_mean(id, names);
        throw Wrong{fmt::format("there is no rule `{}`{}", id,
                                meant.empty() ? "; `schemaplan rules` lists them" : meant),
                    place};
    }

    Levels override_of(const Value& value) const {
        Levels some;
        some.span = span_of(value);
        for (const Member& member : object(value, "an override", {"table", "path", "levels"})) {
            if (member.name == "table") some.table = line(member);
            if (member.name == "path") some.path = line(member);
            if (member.name == "levels") some.by_id = by_id(member);
        }
        if (some.table.empty())
            throw Wrong{"an override is for a `table`; for all of them there is `levels`", value.place};
        if (some.by_id.empty()) throw Wrong{"an override says no `levels`", value.place};
        return some;
    }

    std::vector<Default> defaults(const Member& member) const {
        const json::Object* members = member.value.object();
        if (members == nullptr)
            throw Wrong{"`defaults` is an object: a value for each field", member.value.place};
        ask_for_each_once(*members);
        std::vector<Default> all;
        for (const Member& one : *members) {
            const json::Place name = name_place(one);
            const std::size_t table = one.name.find_first_of(".|");
            if (table == 0 || table == std::string::npos || table + 1 == one.name.size())
                throw Wrong{
                    fmt::format("`{}` in `defaults` is no field of a table; write one as `users.plan`",
                                one.name),
                    name};
            all.push_back({one.name, {file_, name.begin, name.end}, one.value});
        }
        return all;
    }

    Waiver waiver(const Value& value) const {
        Waiver waiver;
        waiver.span = span_of(value);
        for (const Member& member :
             object(value, "a waiver", {"fingerprint", "rule", "reason", "owner", "expires"})) {
            const std::string& said = line(member);
            if (member.name == "fingerprint") waiver.fingerprint = fingerprint(member);
            if (member.name == "rule") waiver.rule = rule(said, member.value.place).id;
            if (member.name == "reason" && said.find_first_not_of(' ') != said.npos) waiver.reason = said;
            if (member.name == "owner") waiver.owner = said;
            if (member.name == "expires") waiver.expires = day(member);
        }
        if (!waiver.fingerprint)
            throw Wrong{"a waiver has no `fingerprint`; `schemaplan check` prints that of each finding",
                        value.place};
        return waiver;
    }

    static std::uint64_t fingerprint(const Member& member) {
        const std::string& said = text(member);
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), number, 16);
        if (said.size() != 16 || error != std::errc() || end != said.data() + said.size())
            throw Wrong{"`fingerprint` is 16 hexadecimal digits, as `schemaplan check` prints them",
                        member.value.place};
        return number;
    }

    static std::chrono::year_month_day day(const Member& member) {
        const auto found = parse_day(text(member));
        if (!found) throw Wrong{"`expires` is a day, such as `2026-12-31`", member.value.place};
        return *found;
    }

    FileId file_;
};

}  // namespace

std::variant<Config, Diagnostic> read_config(const diagnostics::Sources& sources, FileId file) {
    const auto wrong = [&](std::string message, json::Place place) {
        return Diagnostic{diagnostics::Id::bad_configuration, std::move(message),
                          Span{file, place.begin, place.end}};
    };
    const json::Parsed parsed = json::parse(sources[file].text);
    if (parsed.failure) return wrong(parsed.failure->message, parsed.failure->place);
    try {
        return Reader(file).read(parsed.value);
    } catch (const Wrong& why) {
        return wrong(why.message, why.place);
    }
}

}  // namespace policy
