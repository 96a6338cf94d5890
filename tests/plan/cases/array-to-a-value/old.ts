import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ tags: v.array(v.string()), mail: v.union(v.string(), v.array(v.string())), raw: v.union(v.bytes(), v.string()) }),
});
