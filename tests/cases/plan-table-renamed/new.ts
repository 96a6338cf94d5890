import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  // @renamed from=users
  people: defineTable({ name: v.string() }),
});
