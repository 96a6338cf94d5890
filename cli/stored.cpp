#include "cli/stored.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "cli/documents.h"
#include "cli/refused.h"

namespace cli {
namespace {

namespace fs = std::filesystem;
using diagnostics::Id;

constexpr const char* documents_file = "documents.jsonl";

class Search {
  public:
    Search(const schema::Schema& schema, std::string wanted, const std::string& directory)
        : schema_(schema), wanted_(std::move(wanted)), directory_(directory) {}

    Stored run(const std::string& argument) {
        if (argument == "-" && !exists("-")) {
            stored_.tables.push_back({&table(wanted_.empty() ? only_table() : wanted_), "<stdin>", {}, {}});
            return std::move(stored_);
        }
        if (!exists(argument))
            throw Refused(Id::missing_file, fmt::format("there is no file `{}`", argument));
        std::error_code error;
        if (!fs::is_directory(fs::path(directory_) / argument, error)) {
            one_file(argument);
        } else if (exists(fs::path(argument) / documents_file)) {
            one_file(fs::path(argument) / documents_file);
        } else {
            folder(argument);
        }
        return std::move(stored_);
    }

  private:
    bool exists(const fs::path& path) const {
        std::error_code error;
        return fs::exists(fs::path(directory_) / path, error);
    }

    // A file in the folder of its table, or named after it, or of the only table.
    void one_file(const fs::path& path) {
        const fs::path whole = (fs::path(directory_) / path).lexically_normal();
        const fs::path folder = whole.parent_path();
        std::string name = wanted_;
        if (name.empty() && whole.filename() == documents_file) name = folder.filename().string();
        if (name.empty() && find(whole.stem().string()) != nullptr) name = whole.stem().string();
        if (name.empty()) name = only_table();
        add(table(name), path);
        if (whole.filename() == documents_file) read_tables(path.parent_path() / "..", folder.parent_path());
    }

    void folder(const fs::path& path) {
        std::vector<std::string> names;
        std::error_code error;
        for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(directory_) / path, error)) {
            const std::string name = entry.path().filename().string();
            if (!name.starts_with('_') && exists(path / name / documents_file)) names.push_back(name);
        }
        if (names.empty()) {
            throw Refused(
                Id::bad_documents,
                fmt::format("`{}` holds no `<table>/{}`; unzip what `npx convex export` writes, and "
                            "name that folder",
                            path.string(), documents_file));
        }
        std::sort(names.begin(), names.end());
        const auto is_there = [&](const std::string& name) {
            return std::binary_search(names.begin(), names.end(), name);
        };
        if (!wanted_.empty() && !is_there(table(wanted_).name)) {
            throw Refused(Id::bad_argument,
                          fmt::format("`{}` holds no documents of the table `{}`", path.string(), wanted_));
        }
        for (const schema::Table& one : schema_.tables) {
            if (is_there(one.name) && (wanted_.empty() || one.name == wanted_))
                add(one, path / one.name / documents_file);
        }
        for (const std::string& name : names) {
            if (wanted_.empty() && find(name) == nullptr) stored_.others.push_back(name);
        }
        read_tables(path, fs::path(directory_) / path);
    }

    void add(const schema::Table& one, const fs::path& path) {
        const fs::path file = fs::path(directory_) / path;
        stored_.tables.push_back({&one, path.generic_string(), file, numbers_beside(path)});
    }

    // `generated_schema.jsonl` is beside the documents of an export.
    std::optional<parser::Numbers> numbers_beside(const fs::path& path) const {
        const fs::path beside = path.parent_path() / "generated_schema.jsonl";
        if (path.filename() != documents_file || !exists(beside)) return std::nullopt;
        std::ifstream stream(fs::path(directory_) / beside);
        std::string line;
        std::getline(stream, line);
        if (line.starts_with("\"uniform\"")) return parser::Numbers::exported;
        throw Refused(
            Id::bad_documents,
            fmt::format("`{}` is of an export from before March 2026, whose documents do not tell an "
                        "int64 from a string; export them again",
                        beside.generic_string()));
    }

    // The numbers of the tables: an export has them, and the documents of a system table have its number.
    void read_tables(const fs::path& shown, const fs::path& folder) {
        std::map<std::uint32_t, std::string> tables;
        const auto each = [&](const char* name, const auto& take) {
            std::ifstream stream(folder / name / documents_file, std::ios::binary);
            if (!stream) return false;
            parser::DocumentReader reader(parser::Numbers::exported);
            each_document(stream, (shown / name / documents_file).lexically_normal().generic_string(), reader,
                          take);
            return true;
        };
        const bool is_known = each("_tables", [&](std::uint64_t, const schema::Value& line) {
            const auto* name = field<std::string>(line, "name");
            const auto* number = field<std::int64_t>(line, "id");
            if (name != nullptr && number != nullptr) tables[static_cast<std::uint32_t>(*number)] = *name;
        });
        if (!is_known) return;
        each("_storage", [&](std::uint64_t, const schema::Value& line) {
            const auto* id = field<std::string>(line, "_id");
            if (const auto number = schema::table_number(id == nullptr ? "" : *id))
                tables[*number] = "_storage";
        });
        stored_.ids = schema::Ids(std::move(tables));
    }

    template <class Wanted>
    static const Wanted* field(const schema::Value& document, std::string_view name) {
        for (const schema::FieldValue& one : std::get<schema::ObjectValue>(document.is)) {
            if (one.name == name) return std::get_if<Wanted>(&one.value.is);
        }
        return nullptr;
    }

    const schema::Table* find(const std::string& name) const {
        const auto found = std::find_if(schema_.tables.begin(), schema_.tables.end(),
                                        [&](const schema::Table& one) { return one.name == name; });
        return found == schema_.tables.end() ? nullptr : &*found;
    }

    const schema::Table& table(const std::string& name) const {
        if (const schema::Table* found = find(name)) return *found;
        throw Refused(Id::bad_argument, fmt::format("the schema has no table `{}`{}", name, tables()));
    }

    std::string only_table() const {
        if (schema_.tables.size() == 1) return schema_.tables.front().name;
        throw Refused(Id::bad_argument,
                      fmt::format("of which table these documents are is not known; say so with `--table`{}",
                                  tables()));
    }

    // "; it has …", for those who look for one.
    std::string tables() const {
        constexpr std::size_t most = 10;
        std::vector<std::string> names;
        for (const schema::Table& one : schema_.tables) {
            if (names.size() < most) names.push_back(fmt::format("`{}`", one.name));
        }
        const std::size_t left = schema_.tables.size() - names.size();
        return fmt::format("; it has {}{}",
                           names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", ")),
                           left == 0 ? "" : fmt::format(" and {} more", left));
    }

    const schema::Schema& schema_;
    std::string wanted_;
    std::string directory_;
    Stored stored_;
};

}  // namespace

Stored find_stored(const std::string& argument, const std::string& table, const schema::Schema& schema,
                   const std::string& directory) {
    return Search(schema, table, directory).run(argument);
}

}  // namespace cli
