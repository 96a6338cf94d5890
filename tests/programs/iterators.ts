import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const once = new Map([["a", 1], ["b", 2]]).keys();
const first = [...once].join();
function given(..._: any[]) {
  return Array.isArray(arguments) || Object.keys({ ...arguments }).join() + Array.from(arguments).join();
}
const queue = new Set([3]);
const seen: string[] = [];
for (const n of queue) {
  seen.push(`${n}`);
  queue.delete(n);
  if (n > 0) queue.add(n - 1);
}
const map = new Map([["x", 1]]);
for (const [key, n] of map) if (n < 3) map.set(key + n, n + 1);
const later = new Map([["m", 1]]);
const keys = later.keys();
later.set("n", 2);
const grown: number[] = [];
const growing = new Set([1]);
growing.forEach((n) => {
  grown.push(n);
  if (n < 3) growing.add(n + 1);
});
later.forEach((n, key) => grown.push(n + key.length));
let indexes = "";
for (const [i, item] of ["p", "q"].entries()) indexes += i + item;
for (const i of ["p", "q"].keys()) indexes += i;
export default defineSchema({
  t: defineTable({
    first: v.literal(first),
    given: v.literal((given as any)("y", "z")),
    seen: v.literal(seen.join()),
    map: v.union(...[...map].map(([key, n]) => v.literal(key + n))),
    keys: v.literal([...keys].join()),
    grown: v.literal(grown.join()),
    indexes: v.literal(indexes),
    values: v.union(...[...new Set(["s"]).values(), ...["r"].values()].map((s) => v.literal(s))),
  }),
});
