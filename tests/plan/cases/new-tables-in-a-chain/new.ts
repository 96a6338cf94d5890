import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string(), team: v.id("teams") }),
  teams: defineTable({ name: v.string(), org: v.id("orgs") }),
  orgs: defineTable({ name: v.string() }),
});
