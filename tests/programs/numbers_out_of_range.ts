import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  t: defineTable({
    a: v.literal(1e400 * 0 === 0), b: v.literal(1e400 > 1e308), c: v.literal(1e-400), d: v.literal(+"1e999" > 0), e: v.literal(4.9e-324),
    f: v.literal(+"inf" > 0), g: v.literal(+"nan" === 0), h: v.literal(1.7976931348623157e308), i: v.literal(-1e-999 === 0), j: v.literal(.5), k: v.literal(5.),
  }),
});
