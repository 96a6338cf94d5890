import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// The names of old, for other things; `size` alone is what it was, and `tag` is no more.
const role = v.id("roles");
const base = { x: v.optional(v.number()), y: v.optional(v.number()) };
const kind = "member";
const size = v.union(v.literal("s"), v.literal("l"));

export default defineSchema({
  users: defineTable({
    memberOf: v.optional(role),
    ...base,
    role: v.optional(v.union(v.literal("admin"), v.literal("user"))),
    roles: v.optional(v.array(v.union(v.literal("admin"), v.literal("user")))),
    base: v.optional(v.object({ x: v.string() })),
    kind: v.optional(v.literal("owner")),
    size: v.optional(size),
    tags: v.optional(v.array(v.string())),
    state: v.optional(v.literal(kind)),
    sizes: v.optional(v.array(size)),
  }),
  gone: defineTable({
    role: v.union(v.literal("admin"), v.literal("user")),
    size: v.union(v.literal("s"), v.literal("l")),
  }).index("by_role", ["role"]),
  roles: defineTable({}),
});
