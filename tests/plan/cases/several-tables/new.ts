import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  a: defineTable({
    // @default 0
    x: v.number(),
  }),
  b: defineTable({ y: v.string() }),
  c: defineTable({ n: v.null(), m: v.union(v.boolean(), v.null()) }),
});
