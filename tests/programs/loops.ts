import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const a: Record<string, any> = {};
for (const name of ["x", "y"]) a[name] = v.string();
for (const key in { p: 1, q: 2 }) a[key] = v.number();
for (let i = 0; i < 10; i++) { if (i === 2) continue; if (i > 4) break; a[`n${i}`] = v.literal(i); }
let n = 0;
while (n < 3) { a[`w${n}`] = v.null(); n += 1; }
do { n--; } while (n > 0);
const fns: (() => number)[] = [];
for (let i = 0; i < 3; i++) fns.push(() => i);
for (const [k, value] of Object.entries({ e1: v.any() })) a[k] = value;
for (const c of "ab") a[c] = v.boolean();
export default defineSchema({ t: defineTable({ ...a, n: v.literal(n), fns: v.literal(fns.map((f) => f()).join()) }) });
