import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// Replies, as deep as 40.
let thread: any = v.object({ body: v.string() });
for (let depth = 1; depth < 40; ++depth) thread = v.object({ body: v.string(), reply: v.optional(thread) });

const text = v.object({ body: v.string() });

export default defineSchema({
  messages: defineTable(v.union(text, v.null())),
  threads: defineTable(thread),
  users: defineTable({
    settings: v.record(v.union(v.literal("theme"), v.literal("lang")), v.string()),
    limit: v.union(v.number(), v.literal(Infinity)),
  }),
});
