import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  husbands: defineTable({ name: v.string(), wife: v.id("wives") }),
  wives: defineTable({ name: v.string(), husband: v.id("husbands") }),
});
