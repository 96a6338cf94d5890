import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const user = v.object({
  name: v.string(),
  age: v.union(v.string(), v.number()),
  city: v.optional(v.string()),
}); // without a city
const times = { createdAt: v.number() };

export default defineSchema({
  users: defineTable(user.fields),
  guests: defineTable({ ...user.fields, host: v.string() }),
  staff: defineTable(user),
  posts: defineTable({ ...times, createdAt: v.optional(v.number()) }),
  notes: defineTable({
    ...times,
    createdAt: v.optional(v.number()),
    by: v.optional(v.string()),
  }),
  tags: defineTable({ ...times }),
});
