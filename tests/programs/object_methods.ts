import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const base = v.object({ a: v.string(), b: v.optional(v.number()), c: v.boolean() });
export default defineSchema({
  pick: defineTable(base.pick("c", "a")),
  omit: defineTable(base.omit("b", "nothing" as any)),
  partial: defineTable(base.partial()),
  extend: defineTable(base.extend({ b: v.string(), d: v.null() })),
  chained: defineTable(base.partial().omit("a").extend({ e: v.any() }).pick("e", "b")),
  optional: defineTable({ x: v.optional(base).pick("a"), y: base.optional().partial(), z: base.asOptional() }),
  fields: defineTable({ ...base.fields, more: base.fields.a }),
  unchanged: defineTable(base),
});
