#!/usr/bin/env node
// Runs the program for this platform, which is in a folder of its own for each, as if it had been called itself.
"use strict";

const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

function fail(message) {
  console.error(`schemaplan: error: ${message}`);
  process.exit(2);
}

const platform = `${process.platform}-${process.arch}`;
const program = join(__dirname, "..", "platforms", `schemaplan-${platform}`, "bin", "schemaplan");
if (!existsSync(program)) fail(`there is no program for ${platform} here: schemaplan is not made for it yet [no-program]`);

const { status, signal, error } = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (error) fail(`${program} cannot be run: ${error.message} [no-program]`);
if (signal) process.kill(process.pid, signal);
process.exit(status);
