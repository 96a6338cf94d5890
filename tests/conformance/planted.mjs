// Wrong rules, planted on purpose: each is built into a copy of the tree and has to be found by a test. Printed is
// which tests found which.
// usage: node planted.mjs FOLDER_TO_BUILD_IN [NUMBER…]
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");
const [folder, ...numbers] = process.argv.slice(2);

const tests = {
  "random pairs": ["inclusion on random pairs of types"],
  "every value tried": ["inclusion is what trying every*"],
  "hard types": ["adversarial: twelve*", "adversarial: what is too hard*", "adversarial: sixty*", "adversarial: a thousand*", "what is too hard to find out*"],
  "laws": ["cases and samples keep the laws", "a random schema*", "a schema that is printed*"],
  "unknown parts": ["what is unknown of a type*", "what is known of a schema*"],
  "cases": ["every case gives what it expects"],
  "catalogue": ["every id is there once*", "kinds of change come in pairs*"],
};

// What is wrong, where, and how: text that is in the file once, and what takes its place.
const planted = [
  ["an optional field fits a required one", "schema/search.h", "return (outer.absent || !inner.absent) && !outside", "return !outside"],
  ["a field that the other side lacks is let through", "schema/escape.cpp", "return !field.second.absent && object.at(field.first).type == normals_.nothing();", "return field.second.absent && !field.second.absent && !object.fields.empty();"],
  ["a row is escaped by a column that it only partly holds", "schema/escape.cpp", "escaped = disjoint(columns[i], row[i]);", "escaped = !covers(row[i], columns[i]);"],
  ["a row that holds everything is passed over", "schema/escape.cpp", "if (covered) return std::nullopt;", "if (covered) continue;"],
  ["unions do not distribute: the objects of a column are not taken apart", "schema/escape.cpp", "for (const ObjectId object : normals_[columns[at].type].objects) {\n        if (Choices", "for (const ObjectId object : normals_[normals_.nothing()].objects) {\n        if (Choices"],
  ["once one class of values was tried, no other is", "schema/escape.cpp", "[](bool a, bool b) { return !a || b; }", "[](bool, bool) { return true; }"],
  ["`absent` is no value of a column", "schema/escape.cpp", "    if (column.absent) {", "    if (column.absent && rows.empty()) {"],
  ["arrays of two unions hold an array of both", "schema/inclusion.cpp", "bool holds_all = outers[i]->any;", "bool holds_all = outers[i]->any || outers[i]->arrays.size() > 1;"],
  ["`any` has no arrays and records", "schema/inclusion.cpp", "    if (in.any) {\n        if (auto value", "    if (in.any && in.null) {\n        if (auto value"],
  ["a record is held by an object that declares no more than it has", "schema/inclusion.cpp", "if (std::any_of(outers.begin(), outers.end(), has_objects)) enter", "if (outers.empty() && std::any_of(outers.begin(), outers.end(), has_objects)) enter"],
  ["an id is in the strings that are spelled out", "schema/inclusion.cpp", "id != inner.ids.end())\n            return", "id != inner.ids.end() && outer.strings.empty())\n            return"],
  ["what takes too long is included", "schema/inclusion.cpp", "Included result = {Answer::unknown, std::nullopt};", "Included result = {Answer::yes, std::nullopt};"],
  ["a field's name may be an id", "schema/disjoint.cpp", "contains(keys.strings, name);", "contains(keys.strings, name) || !keys.ids.empty();"],
  ["arrays of different elements are disjoint", "schema/disjoint.cpp", "if (!x.arrays.empty() && !y.arrays.empty()) return false;", "if (!x.arrays.empty() && !y.arrays.empty() && x.arrays == y.arrays) return false;"],
  ["ids and strings are disjoint", "schema/disjoint.cpp", "return n.string || !n.strings.empty() || !n.ids.empty();", "return n.string || !n.strings.empty();"],
  ["an array of nothing is nothing", "schema/normal.cpp", "return normal.arrays.push_back(of(array.element, bound)), done();", "return of(array.element, bound) == nothing_ ? nothing_ : (normal.arrays.push_back(of(array.element, bound)), done());"],
  ["a record that can have no entry is nothing", "schema/normal.cpp", "if (names_id == nothing_ || values == nothing_) return object({});", "if (names_id == nothing_ || values == nothing_) return nothing_;"],
  ["an object with an impossible field is something", "schema/normal.cpp", "is_impossible)) return nothing_;\n    std::erase_if", "is_impossible) && fields.size() > 1) return nothing_;\n    std::erase_if"],
  ["-0 is 0", "schema/normal.cpp", "normal.float64s.push_back(std::bit_cast<std::uint64_t>(value));", "normal.float64s.push_back(std::bit_cast<std::uint64_t>(value + 0.0));"],
  ["`commitTs` is a number", "schema/normal.cpp", "[&](const CommitTs&) { return normal.int64 = true", "[&](const CommitTs&) { return normal.float64 = true"],
  ["a boolean is only true", "schema/normal.cpp", "return normal.truth[0] = normal.truth[1] = true, done();", "return normal.truth[1] = true, done();"],
  ["system fields of documents count", "schema/normal.cpp", "if (is_document && field.name.starts_with('_')) continue;", "if (is_document && field.name.empty()) continue;"],
  ["`null` is lost in unions", "schema/normal.cpp", "normal.null = normal.null || other.null;", "normal.null = normal.null && other.null;"],
  ["what may be is taken for what is", "diff/judge.cpp", "Judged certain = ask(outer.lower, inner.upper);", "Judged certain = ask(outer.upper, inner.upper);"],
  ["documents are checked without `schemaValidation`", "diff/judge.cpp", "if (schema.validation == false) bounds.lower = all;", "if (schema.validation == false) bounds.upper = bounds.lower;"],
  ["a member that went breaks nothing", "diff/type_changes.cpp", "{is_held, all_of_it});", "{is_held.is_absent ? is_held : all_of_it, all_of_it});"],
  ["a new required field is held against what it may be", "diff/field_changes.cpp", "own_of(judge_, judge_.absent(), of_new(field)));", "own_of(judge_, judge_.of(after_, field.type, false), of_new(field)));"],
  ["members that lean on a match that breaks stay matched", "diff/pairing.cpp", "if (in_the_way.empty()) break;", "break;"],
  ["the checker takes fields that are not declared", "schema/accepts.cpp", "if (declared != static_cast<std::size_t>(counted))", "if (declared > static_cast<std::size_t>(counted))"],
  ["Convex's own test takes a new required field", "schema/scan.cpp", "if (old == nullptr) return field.optional;", "if (old == nullptr) return true;"],
  ["a kind of change is mirrored by another", "diff/kinds.def", '"null-added",               null_removed,', '"null-added",               literal_removed,'],
  ["a kind of change never breaks", "diff/kinds.def", '"null-removed",             null_added,               true,', '"null-removed",             null_added,               false,'],
];

const tree = join(folder, "tree");
const build = join(tree, "build/release");
if (!existsSync(tree)) {
  mkdirSync(tree, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  execFileSync("git", ["init", "--quiet"], { cwd: tree });  // places are told from the top of a repository
}
for (const file of execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n")) {
  if (!lstatSync(join(root, file)).isFile()) continue;
  const text = readFileSync(join(root, file));
  if (existsSync(join(tree, file)) && readFileSync(join(tree, file)).equals(text)) continue;
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  cpSync(join(root, file), join(tree, file));
}
execFileSync("cmake", ["--preset", "release", "-DBUILD_TESTING=ON"], { cwd: tree, stdio: "ignore" });
const make = () => spawnSync("cmake", ["--build", build, "--target", "unit_tests"], { encoding: "utf8" });
function fails(names) {
  const { status } = spawnSync(join(build, "tests/unit_tests"), [names.join(","), "--abort"], { stdio: "ignore", timeout: 3_600_000 });
  if (status === null) throw new Error(`${names.join(", ")}: no end`);
  return status !== 0;
}

const whole = make();
if (whole.status !== 0) throw new Error(whole.stdout);
for (const [name, names] of Object.entries(tests)) {
  if (fails(names)) throw new Error(`${name} fails without any wrong rule`);
}
console.log(`| wrong rule | ${Object.keys(tests).join(" | ")} |`);
console.log(`|---|${":-:|".repeat(Object.keys(tests).length)}`);
let missed = 0;
for (const [number, [what, file, from, to]] of planted.entries()) {
  if (numbers.length > 0 && !numbers.includes(String(number + 1))) continue;
  const text = readFileSync(join(root, file), "utf8");
  if (text.split(from).length !== 2) throw new Error(`${file} has this ${text.split(from).length - 1} times: ${from}`);
  writeFileSync(join(tree, file), text.replace(from, () => to));
  const made = make();
  if (made.status !== 0) throw new Error(`"${what}" does not build:\n${made.stdout}`);
  const found = Object.values(tests).map(fails);
  writeFileSync(join(tree, file), text);
  missed += found.includes(true) ? 0 : 1;
  console.log(`| ${number + 1}. ${what} | ${found.map((one) => (one ? "x" : "")).join(" | ")} |`);
}
console.log(`\n${missed} wrong rules were not found`);
process.exit(missed === 0 ? 0 : 1);
