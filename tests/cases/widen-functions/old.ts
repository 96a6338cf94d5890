import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  orders: defineTable({ price: v.object({ amount: v.number(), currency: v.literal("EUR"), note: v.string() }) }),
  offers: defineTable({ price: v.object({ amount: v.number() }) }),
  posts: defineTable({ title: v.string(), by: v.string(), createdAt: v.number() }).index("by_by", ["by"]),
  notes: defineTable({ text: v.string(), by: v.string(), createdAt: v.number() }),
  a_logs: defineTable({ message: v.string(), level: v.string() }),
  b_logs: defineTable({ message: v.string(), level: v.string() }),
  jobs: defineTable({ state: v.union(v.literal("a"), v.literal("b"), v.literal("c")), name: v.string() }),
  parts: defineTable({ a: v.string(), b: v.string(), c: v.string(), d: v.number() }),
});
