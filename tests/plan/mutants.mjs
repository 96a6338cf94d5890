// Ways to break a generated backfill, each of which its test has to find.

// A top-level function of a module: from its first line to the brace that closes it.
const functions = (text) => [...text.matchAll(/^(?:async )?function (\w+)\([\s\S]*?^\}$/gm)];

// The functions that are written in `filled`, in place of those of the same name.
export function filledIn(module, filled) {
  const written = new Map(functions(filled).map(([text, name]) => [name, text]));
  let result = module;
  for (const [text, name] of functions(module)) {
    if (!written.has(name)) continue;
    // What is filled in is marked no more.
    const [before, after] = result.split(text);
    result = before.replace(/\/\/ TODO\(schemaplan\).*\n$/, "") + written.get(name) + after;
    written.delete(name);
  }
  if (written.size > 0) throw new Error(`no stub is named ${[...written.keys()].join(", ")}`);
  return result;
}

// What is left out of a function of a table: a statement, or the value that it gives.
function mutantsOfRewrite(text) {
  const mutants = [["does nothing", text.replace(/\{\n/, "{\n  if (doc) return doc;\n")]];
  const lines = text.split("\n");
  lines.forEach((line, i) => {
    const without = (count) => mutants.push([`without \`${line.trim()}\``, lines.toSpliced(i, count).join("\n")]);
    const does = /^\s+(if \(.*\) )?(\w+(\.\w+)+ = |delete )[^{]*;$/.test(line) && !/^\s+\w+\.\w+ = \w+\d*;$/.test(line);
    if (does || /^\s+throw /.test(line)) without(1);
    const value = !/^\s+(let|const) /.test(line) && / = ("[^"]*"|-?\d+|true|false|null|\{ .* \}|\[.*\]);$/.exec(line);
    if (value && value[1] !== "null")
      mutants.push([
        `with another value in \`${line.trim()}\``,
        text.replace(line, line.replace(value[0], " = new Uint8Array([7]).buffer as any;")),
      ]);
  });
  return mutants;
}

// Every function that the module has, each broken in all of its ways; stubs are for a person to test.
const ways = {
  rewrites: { is: /^new[A-Z]/, broken: mutantsOfRewrite },
  conversions: {
    is: /^to(Int64|Float64)$/,
    broken: (text) => [["takes what it cannot convert", text.replace(/^  if .*throw .*\n/m, "")]],
  },
  fields: { is: /^fieldsOf$/, broken: (text) => [["gives all fields", text.replace("return fields", "return { ...fields, _id }")]] },
};

export function mutantsOf(module) {
  const mutants = [];
  for (const [text, name] of functions(module)) {
    const way = Object.values(ways).find(({ is }) => is.test(name));
    for (const [what, body] of way?.broken(text) ?? [])
      mutants.push({ what: `${name} ${what}`, text: module.replace(text, () => body) });
  }
  const rewrites = new Set(functions(module).filter(([text]) => /^\s+.*(\w\.\w+ = |delete |next = \{ \.\.\.\()/m.test(text)).map(([, name]) => name));
  for (const [text, name] of module.matchAll(/^ {4}const next = (?:await )?(\w+)\(.*\n {4}if \(next !== doc\) .*\n/gm)) {
    // One that only checks has nothing to write.
    if (rewrites.has(name)) mutants.push({ what: `a migration that drops what ${name} gives`, text: module.replace(text, `    await ${name}(${text.includes("(ctx, doc)") ? "ctx, " : ""}doc);\n`) });
  }
  const all = /^export const run = migrations\.runner\(\[([^]*?)\]\);$/m.exec(module);
  const tables = all[1].split(",").map((one) => one.trim()).filter((one) => one !== "");
  for (const table of tables) {
    const others = tables.filter((one) => one !== table).join(", ");
    if (others !== "")
      mutants.push({ what: `run without ${table}`, text: module.replace(all[0], () => all[0].replace(all[1], others)) });
  }
  return mutants;
}
