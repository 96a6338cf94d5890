import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  delete: defineTable({
    default: v.string(),
    doc: v.object({ next: v.string() }),
    // @default true
    new: v.boolean(),
  }),
  run: defineTable({ next: v.array(v.object({ class: v.string() })) }),
});
