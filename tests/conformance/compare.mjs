// `schemaplan export` held against the real package.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { exportedByConvex } from "./oracle.mjs";

const run = promisify(execFile);

// What our tool exports: `{json}`, or `{error}` with what it said. Throws if it crashes or takes too long.
export async function exportedByUs(binary, path, milliseconds) {
  try {
    const { stdout } = await run(binary, ["export", path], { maxBuffer: 1 << 30, timeout: milliseconds });
    return { json: stdout };
  } catch (error) {
    if (error.code !== 2 || error.stdout !== "") throw new Error(`${path}: exit ${error.code}: ${error.stderr}`);
    return { error: error.stderr.trim() };
  }
}

// Equal as parsed JSON, the order of keys included.
export function sameJson(a, b) {
  return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
}

// equal: both export the same. neither: both refuse. refused: only we do. different: anything else.
export async function compare(binary, path, { milliseconds, isStubbed } = {}) {
  const [ours, theirs] = await Promise.all([exportedByUs(binary, path, milliseconds), exportedByConvex(path, isStubbed)]);
  if (ours.json !== undefined && theirs.json !== undefined) {
    return { outcome: sameJson(ours.json, theirs.json) ? "equal" : "different", ours, theirs };
  }
  if (ours.error !== undefined && theirs.error !== undefined) return { outcome: "neither", ours, theirs };
  return { outcome: ours.error !== undefined ? "refused" : "different", ours, theirs };
}
