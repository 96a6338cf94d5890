import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { rate } from "./rates";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    profile: v.object({ bio: v.string(), links: v.array(v.object({ url: v.string(), title: v.string() })) }),
    status: v.union(v.literal("active"), v.literal("invited")),
  }).index("by_name", ["name"]),
  sessions: defineTable({ token: v.string() }),
  payments: defineTable({ amount: rate(2) }),
});
