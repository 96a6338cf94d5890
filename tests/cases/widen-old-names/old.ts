import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const role = v.union(v.literal("admin"), v.literal("user"));
const base = { x: v.string() };
const kind = "owner";
const size = v.union(v.literal("s"), v.literal("l"));
const tag = v.string();

export default defineSchema({
  users: defineTable({
    role,
    roles: v.array(role),
    base: v.object(base),
    kind: v.literal(kind),
    size,
    tags: v.array(tag),
  }),
  gone: defineTable({ role, size }).index("by_role", ["role"]),
});
