import { defineSchema, defineTable } from "convex/server";
import { deprecated, pretend, pretendRequired } from "convex-helpers/validators";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    nick: deprecated,
    email: pretendRequired(v.string()),
    age: deprecated,
    plan: pretendRequired(v.union(v.literal("free"), v.literal("pro"))),
    settings: pretend(v.object({ dark: v.boolean() })),
    // No longer said to be required.
    city: v.optional(pretendRequired(v.string())),
  }),
  teams: defineTable({ name: pretendRequired(v.string()) }),
});
