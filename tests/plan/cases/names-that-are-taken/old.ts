import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  delete: defineTable({ default: v.string(), doc: v.object({ next: v.string(), gone: v.string() }) }),
  run: defineTable({ next: v.array(v.object({ class: v.string(), old: v.null() })) }),
});
