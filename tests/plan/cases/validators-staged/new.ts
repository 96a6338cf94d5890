import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    // @default false
    active: v.boolean(),
    // @renamed from=trial
    plan: v.union(v.literal("free"), /* @renamed from=trial */ v.literal("test")),
  }),
  events: defineTable(
    v.union(
      v.object({ kind: v.literal("click"), x: v.number() }),
      v.object({ kind: v.literal("key"), code: v.string() }),
    ),
  ),
  logs: defineTable({ line: v.string() }),
});
