import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const user = v.object({ name: v.string(), age: v.number(), city: v.string() });
const times = { createdAt: v.optional(v.number()) };

export default defineSchema({
  users: defineTable(user.fields),
  guests: defineTable({ ...user.fields, host: v.string() }),
  staff: defineTable(user),
  posts: defineTable(times),
  notes: defineTable({ ...times, by: v.string() }),
  tags: defineTable({ createdAt: v.number() }),
});
