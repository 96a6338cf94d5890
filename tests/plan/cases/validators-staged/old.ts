import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string(), old: v.string(), plan: v.union(v.literal("free"), v.literal("trial")) }),
  events: defineTable(v.union(
    v.object({ kind: v.literal("click"), x: v.number(), y: v.number() }),
    v.object({ kind: v.literal("key"), code: v.string() }),
  )),
  logs: defineTable({ line: v.string() }),
});
