import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  husbands: defineTable({ name: v.string() }),
  wives: defineTable({ name: v.string() }),
});
