import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// The names of old, for other things; `size` alone is what it was, and `tag` is no more.
const role = v.id("roles");
const base = { x: v.number(), y: v.number() };
const kind = "member";
const size = v.union(v.literal("s"), v.literal("l"));

export default defineSchema({
  users: defineTable({
    memberOf: v.optional(role),
    ...base,
    state: v.optional(v.literal(kind)),
    sizes: v.optional(v.array(size)),
  }),
  roles: defineTable({}),
});
