// What `check` writes for other programs, of each case and sample, is what those programs take: SARIF by its
// official schema, JUnit as XML, annotations as GitHub's runner reads them, Markdown as GitHub shows it. All
// of them point at what the JSON report points at.
// usage: node formats.mjs BINARY
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { marked } from "marked";
import { SaxesParser } from "saxes";
import { assertSarif } from "./sarif.mjs";

const binary = resolve(process.argv[2]);
const root = join(import.meta.dirname, "../..");

function check(folder, sides, format) {
  const { status, stdout, stderr } = spawnSync(binary, ["check", ...sides, "--format", format], { cwd: folder, encoding: "utf8" });
  assert(status === 0 || status === 1, stderr);
  return stdout;
}

// As the runner does: `::name key=value,key=value::message`, then %XX back.
function annotation(line) {
  const [, command, properties, message] = line.match(/^::(error|warning|notice) (.*?)::(.*)$/);
  const decode = (text) => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n");
  const decodeProperty = (text) => decode(text).replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
  const entries = properties.split(",").map((one) => one.split("="));
  for (const entry of entries) assert.equal(entry.length, 2, line);
  return { command, message: decode(message).replaceAll("%25", "%"), ...Object.fromEntries(entries.map(([key, value]) => [key, decodeProperty(value)])) };
}

// The elements of an XML text, each with its attributes and text; throws if it is not well-formed.
function elements(xml) {
  const all = [];
  const open = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", ({ name, attributes }) => { open.push({ name, attributes, text: "", in: open.at(-1)?.name }); all.push(open.at(-1)); });
  parser.on("text", (text) => { if (open.length > 0) open.at(-1).text += text; });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return all;
}

const levels = { error: ["error", "error", "major"], warning: ["warning", "warning", "minor"], info: ["note", "notice", "info"] };
const key = (at) => [at.file, at.line, at.column].join(":");

function compare(folder, sides) {
  const report = JSON.parse(check(folder, sides, "json"));
  const inFile = [...report.changes, ...report.problems].filter((one) => one.new?.source ?? one.source);
  const [sarif, gitlab] = ["sarif", "gitlab"].map((format) => JSON.parse(check(folder, sides, format)));

  assertSarif(sarif);
  const [run] = sarif.runs;
  assert.equal(new Set(run.tool.driver.rules.map(({ id }) => id)).size, run.tool.driver.rules.length);
  const byFingerprint = new Map();
  for (const result of run.results) {
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert(run.tool.driver.rules[result.ruleIndex].help.text.length > 0);
    const { artifactLocation, region } = result.locations[0].physicalLocation ?? {};
    const at = region && { file: decodeURIComponent(artifactLocation.uri), line: region.startLine, column: region.startColumn };
    if (at) assert(existsSync(join(root, at.file)), at.file);
    const fingerprint = result.partialFingerprints["schemaplan/v1"];
    assert(!byFingerprint.has(fingerprint), "two results with one fingerprint");
    byFingerprint.set(fingerprint, { ...result, at, region });
  }
  // Each change and problem, at its own place; what is gone, at some place of the new side.
  for (const one of [...report.changes, ...report.problems]) {
    const found = byFingerprint.get(one.fingerprint);
    assert(found, `${one.id} is not in SARIF`);
    assert.equal(found.ruleId, one.id);
    assert.equal(found.level, levels[one.level][0]);
    assert.deepEqual(found.suppressions?.map(({ kind }) => kind), one.waived ? [one.waived.by === "comment" ? "inSource" : "external"] : undefined);
    if (one.waived) assert(found.suppressions[0].justification.startsWith(one.waived.reason));
    const place = one.new ? one.new.source : one.source;
    if (!place) continue;
    assert.deepEqual(found.region, { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn });
    assert(found.at.file.endsWith(place.file), found.at.file);
  }

  const results = run.results.map((one) => ({ ...byFingerprint.get(one.partialFingerprints["schemaplan/v1"]) }));
  // What is waived is nothing to be looked at on a line.
  const live = results.filter(({ suppressions }) => !suppressions);
  assert.deepEqual(gitlab.map((one) => one.fingerprint), live.map((one) => one.partialFingerprints["schemaplan/v1"]));
  gitlab.forEach((one, i) => {
    for (const name of ["description", "check_name", "fingerprint", "severity"]) assert.equal(typeof one[name], "string");
    assert(Object.values(levels).some(([sarifLevel, , severity]) => severity === one.severity && sarifLevel === live[i].level));
    assert(Number.isInteger(one.location.lines.begin) && one.location.lines.begin >= 1);
    if (live[i].at) assert.equal(`${one.location.path}:${one.location.lines.begin}`, `${live[i].at.file}:${live[i].at.line}`);
  });

  const github = check(folder, sides, "github");
  const lines = github.split("\n").slice(0, -1).map(annotation);
  const placed = live.filter(({ at }) => at);
  const shown = lines.filter(({ file }) => file);
  assert(lines.length <= 30);
  for (const one of shown) {
    const result = placed.find(({ at }) => key(at) === key({ file: one.file, line: one.line, column: one.col }));
    assert(result, `an annotation where SARIF has none: ${JSON.stringify(one)}`);
    assert.equal(one.line, one.endLine);
    if (one.endColumn) assert(Number(one.endColumn) > Number(one.col), JSON.stringify(one));
  }
  if (live.length <= 9) assert.deepEqual(lines.map(({ message }) => message), live.map(({ message }) => message.text));

  const xml = elements(check(folder, sides, "junit"));
  const tests = xml.filter(({ name }) => name === "testcase");
  const failures = xml.filter(({ name }) => name === "failure");
  assert.deepEqual([xml[0].attributes.tests, xml[0].attributes.failures], [String(tests.length), String(failures.length)]);
  assert.equal(xml[1].attributes.skipped, String(xml.filter(({ name }) => name === "skipped").length));
  const text = xml.map((one) => one.text).join("\n");
  for (const { message } of results) {
    const written = message.text.replaceAll(/[\uFFFE\uFFFF]/g, "\uFFFD");
    assert(text.includes(written.split("\n")[0]), `not in JUnit: ${written}`);
  }
  const { status } = spawnSync(binary, ["check", ...sides], { cwd: folder });
  assert.equal(failures.length > 0, status === 1, "JUnit fails exactly when check does");

  // Markdown: a row for each finding, of three cells, and no HTML but ours.
  const markdown = check(folder, sides, "markdown");
  const tokens = marked.lexer(markdown);
  const tables = tokens.filter(({ type }) => type === "table");
  assert.equal(tables.length, results.length > 0 ? 1 : 0);
  if (tables.length > 0) assert(tables[0].rows.length >= Math.min(results.length, 100) || tables[0].rows.at(-1)[1].text.startsWith("and "));
  const html = marked.parse(markdown);
  const tags = new Set([...html.matchAll(/<(\/?[a-z!][a-z0-9]*)/g)].map(([, name]) => name.replace("/", "")));
  const ours = new Set(["h3", "p", "code", "table", "thead", "tbody", "tr", "th", "td", "br", "strong", "details", "summary", "ul", "li", "pre", "!"]);
  assert.deepEqual([...tags].filter((name) => !ours.has(name)), []);
  assert(markdown.length < 65536);
  // What is shown is what is meant, and calls nobody. The backticks around code are all that goes.
  const text_of = (part) => part.replaceAll(/<[^>]*>/g, "").replaceAll("&#8203;", "").replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(code)).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&").replaceAll("\u200B", "");
  const words = (shown) => shown.replaceAll(/[`\s\u0000-\u001f]/g, "");
  const outside = text_of(html.replaceAll(/<!--.*?-->/gs, "").replaceAll(/<(code|pre)\b[^>]*>.*?<\/\1>/gs, " ").replaceAll("@&#8203;", "").replaceAll("@\u200B", ""));
  assert(!/@\w/.test(outside), outside);
  const cells = [...html.matchAll(/<td>((?:(?!<td>).)*?)<br>/gs)].map(([, cell]) => words(text_of(cell)));
  for (const { message } of results.slice(0, 20)) assert(cells.includes(words(message.text.split("\n")[0])), message.text);
  return run.results.length;
}

let reports = 0;
let findings = 0;
for (const place of ["tests/cases", "samples"]) {
  for (const name of readdirSync(join(root, place)).sort()) {
    const folder = join(root, place, name);
    const sides = ["old", "new"].map((side) => [`${side}.ts`, `${side}.json`, side].find((file) => existsSync(join(folder, file))));
    if (sides.includes(undefined)) continue;
    try {
      findings += compare(folder, sides);
    } catch (error) {
      error.message = `${place}/${name}: ${error.message}`;
      throw error;
    }
    reports += 1;
  }
}
console.log(`${reports} passed, 0 failed`);
console.log(`${findings} findings, each in SARIF, GitLab's, GitHub's and JUnit's format, and in Markdown`);
assert(reports > 40 && findings > 100);
