// Ways to break a generated backfill, each of which its test has to find.

// A top-level function of a module: from its first line to the brace that closes it.
const functions = (text) => [...text.matchAll(/^(?:async )?function (\w+)\([\s\S]*?^\}$/gm)];

// The functions that are written in `filled`, in place of those of the same name.
export function filledIn(module, filled) {
  const written = new Map(functions(filled).map(([text, name]) => [name, text]));
  let result = module;
  for (const [text, name] of functions(module)) {
    if (!written.has(name)) continue;
    result = result.replace(text, () => written.get(name));
    written.delete(name);
  }
  if (written.size > 0) throw new Error(`no stub is named ${[...written.keys()].join(", ")}`);
  // What is filled in is marked no more.
  return result.replaceAll(/^\/\/ TODO\(schemaplan\).*\n/gm, "");
}

export function mutantsOf(module) {
  const mutants = [];
  for (const [text, name] of functions(module)) {
    if (!/^new[A-Z]/.test(name)) continue;
    const broken = (what, body) => mutants.push({ what: `${name} ${what}`, text: module.replace(text, () => body) });
    broken("does nothing", text.replace(/\{\n/, "{\n  if (doc) return doc;\n"));
    const lines = text.split("\n");
    lines.forEach((line, i) => {
      const does = /^\s+(if \(.*\) )?(\w+(\.\w+)+ = |delete )[^{]*;$/.test(line) && !/^\s+\w+\.\w+ = \w+\d*;$/.test(line);
      if (does) broken(`without \`${line.trim()}\``, lines.toSpliced(i, 1).join("\n"));
      const value = !/^\s+(let|const) /.test(line) && / = ("[^"]*"|-?\d+|true|false|null|\{ .* \}|\[.*\]);$/.exec(line);
      if (value && value[1] !== "null")
        broken(`with another value in \`${line.trim()}\``, text.replace(line, line.replace(value[0], " = new Uint8Array([7]).buffer as any;")));
    });
  }
  return mutants;
}
