import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const role = v.union(v.literal("admin"), v.literal("member"), v.literal("guest"));
const address = v.object({ street: v.string(), zip: v.number(), country: v.string() });
const color = v.union(v.literal("red"), v.literal("green"));
const times = { createdAt: v.optional(v.number()), updatedAt: v.number() };

export default defineSchema({
  users: defineTable({ role, address, favorite: v.union(color, v.literal("blue")), ...times }),
  invites: defineTable({ role: v.optional(role), color, ...times }),
  companies: defineTable({ address: v.object({ street: v.string(), zip: v.string() }), ...times }),
});
