import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ x: v.string(), y: v.array(v.string()), z: v.int64() }),
});
