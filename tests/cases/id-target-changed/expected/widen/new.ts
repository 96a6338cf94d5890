import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    owner: v.union(v.id("users"), v.id("teams")),
    many: v.array(v.union(v.id("users"), v.id("teams"))),
  }),
});
