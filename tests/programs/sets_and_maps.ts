import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const set = new Set(["a", "b", "a"]);
set.add("c").delete("a");
const map = new Map<string, any>([["x", v.string()], ["y", v.number()]]);
map.set("z", v.null()).set("x", v.any());
const fromMap = Object.fromEntries(map);
export default defineSchema({
  t: defineTable({ ...fromMap, set: v.union(...[...set].map((x) => v.literal(x))), has: v.literal(set.has("b")), size: v.literal(set.size + map.size), get: map.get("y"), keys: v.literal([...map.keys()].join()),
    unique: v.literal(new Set([NaN, NaN, 0, -0]).size), missing: v.literal(map.get("q") === undefined) }),
});
