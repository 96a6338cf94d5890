import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  docs: defineTable({ pages: v.array(v.record(v.string(), v.object({ blocks: v.array(v.object({ text: v.string() })) }))) }),
});
