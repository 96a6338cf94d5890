import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const custom = { ...v, nullish: (x: any) => v.optional(v.union(x, v.null())), text: v.string };
export default (() => {
  const v = custom;
  return defineSchema({ t: defineTable({ a: v.nullish(v.number()), b: v.text(), c: v.id("t") }) });
})();
