import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string(), address: v.object({ street: v.string(), city: v.string(), fax: v.string() }) }),
  shops: defineTable({ address: v.object({ street: v.string(), city: v.string(), fax: v.string() }) }),
});
