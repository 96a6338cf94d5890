// The licences of what is linked into the program, from the files that their own packages install.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

// The Debian packages to build with that are libraries, and those that the compiler brings.
function debianLibraries(root) {
  const toBuild = readFileSync(join(root, "debian-packages.txt"), "utf8").split("# to test")[0];
  const named = toBuild.split("\n").filter((line) => line.endsWith("-dev"));
  const compiler = readdirSync("/usr/share/doc").filter((name) => /^libstdc\+\+-\d+-dev$/.test(name)).sort().at(-1);
  return [...named, compiler, "libc6-dev"].sort();
}

// The npm packages whose sources CMakeLists.txt compiles.
function npmLibraries(root) {
  const names = readFileSync(join(root, "CMakeLists.txt"), "utf8").matchAll(/\$\{npm\}\/((?:@[\w-]+\/)?[\w-]+)/g);
  return [...new Set([...names].map((match) => match[1]))].sort();
}

function licenceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => /\/(LICEN[CS]E|COPYING)(\.\w+)?$/.test(path) && !path.includes("/node_modules/", folder.length))
    .sort();
}

export function notices(root) {
  const parts = [];
  for (const name of npmLibraries(root)) {
    const folder = join(root, "node_modules", name);
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const files = licenceFiles(folder);
    if (files.length === 0) throw new Error(`${name} has no licence file`);
    for (const file of files) parts.push([`${name} ${version} (npm), ${relative(folder, file)}`, readFileSync(file, "utf8")]);
  }
  for (const name of debianLibraries(root)) {
    parts.push([`${name} (Debian)`, readFileSync(`/usr/share/doc/${name}/copyright`, "utf8")]);
  }
  for (const name of ["LGPL-2.1", "GPL-3"]) {
    if (existsSync(`/usr/share/common-licenses/${name}`)) parts.push([name, readFileSync(`/usr/share/common-licenses/${name}`, "utf8")]);
  }
  const line = "=".repeat(100);
  return [
    "The program `schemaplan` is made of its own sources (MIT, see LICENSE) and of the libraries below, which",
    "are linked into it and come under their own licences.",
    "",
    "The GNU C library is used under the LGPL, version 2.1 or later, and libstdc++ under the GPL, version 3, with the",
    "GCC runtime library exception. Their sources are those of the Debian packages named here. To link the",
    "program with another version of them, build it from its sources: `make package`.",
    "",
    ...parts.flatMap(([title, text]) => [line, title, line, "", text.trim(), ""]),
  ].join("\n");
}
