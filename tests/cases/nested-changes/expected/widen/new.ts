import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    profile: v.object({ address: v.object({ street: v.string(), zip: v.union(v.string(), v.number()) }) }),
    tags: v.array(v.object({ name: v.string(), color: v.optional(v.string()) })),
    scores: v.record(
      v.string(),
      v.union(
        v.object({ kind: v.literal("s"), s: v.optional(v.string()) }),
        v.object({ kind: v.literal("n"), n: v.optional(v.number()) }),
      ),
    ),
  }),
});
