#!/usr/bin/env node
// Runs the program, which is in a package of its own for each platform, as if it had been called itself.
"use strict";

const { spawnSync } = require("node:child_process");

function fail(message) {
  console.error(`schemaplan: error: ${message}`);
  process.exit(2);
}

const platform = `${process.platform}-${process.arch}`;
let program;
try {
  program = require.resolve(`schemaplan-${platform}/bin/schemaplan`);
} catch {
  fail(
    `there is no program for ${platform} here: either schemaplan is not made for it yet, or the package ` +
      `schemaplan-${platform} was left out, as by \`npm install --omit=optional\` [no-program]`,
  );
}

const { status, signal, error } = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (error) fail(`${program} cannot be run: ${error.message} [no-program]`);
if (signal) process.kill(process.pid, signal);
process.exit(status);
