import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// Every use loses `guest`: edited here.
const role = v.union(
  v.literal("admin"),
  v.literal("member"),
  v.literal("guest"),
);
// Only one use changes: edited there.
const address = v.object({ street: v.string(), zip: v.string() });
const color = v.union(v.literal("red"), v.literal("green"));
// In every table: edited here.
const times = { createdAt: v.optional(v.number()), updatedAt: v.number() };

export default defineSchema({
  users: defineTable({
    role,
    address: v.object({
      ...address.fields,
      zip: v.union(v.string(), v.number()),
      country: v.optional(v.string()),
    }),
    favorite: v.union(color, v.literal("blue")),
    ...times,
  }),
  invites: defineTable({ role: v.optional(role), color, ...times }),
  companies: defineTable({ address, ...times }),
});
