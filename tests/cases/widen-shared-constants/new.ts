import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// Every use loses `guest`: edited here.
const role = v.union(v.literal("admin"), v.literal("member"));
// Only one use changes: edited there.
const address = v.object({ street: v.string(), zip: v.string() });
const color = v.union(v.literal("red"), v.literal("green"));
// In every table: edited here.
const times = { createdAt: v.number(), updatedAt: v.number() };

export default defineSchema({
  users: defineTable({ role, address, favorite: color, ...times }),
  invites: defineTable({ role: v.optional(role), color, ...times }),
  companies: defineTable({ address, ...times }),
});
