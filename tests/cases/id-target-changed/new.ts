import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ owner: v.id("users"), many: v.array(v.id("users")) }),
});
