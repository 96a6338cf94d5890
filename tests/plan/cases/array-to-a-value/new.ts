import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ tags: v.record(v.string(), v.boolean()), mail: v.string(), raw: v.optional(v.bytes()) }),
});
