import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tasks: defineTable({
    status: v.union(
      // @renamed from=pending
      v.literal("queued"),
      v.literal("done"),
    ),
    priority: v.optional(
      v.union(
        v.literal(2),
        // @renamed from=1
        v.literal(3),
      ),
    ),
  }),
});
