import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  teams: defineTable({ company: v.string() }).index("by_company", ["company"]),
  users: defineTable({ name: v.string(), teamId: v.id("teams") }).index("by_team", ["teamId"]),
});
