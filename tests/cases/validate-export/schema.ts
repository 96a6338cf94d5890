import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const shape = v.union(
  v.object({ kind: v.literal("circle"), radius: v.number() }),
  v.object({ kind: v.literal("square"), side: v.number() }),
);

export default defineSchema({
  users: defineTable({
    name: v.string(),
    age: v.optional(v.number()),
    role: v.union(v.literal("admin"), v.literal("member")),
    logins: v.int64(),
  }),
  posts: defineTable({
    author: v.id("users"),
    file: v.optional(v.id("_storage")),
    shapes: v.array(shape),
    votes: v.record(v.id("users"), v.boolean()),
    level: v.literal(1),
  }),
  empty: defineTable({ a: v.string() }),
});
