import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  machines: defineTable({
    name: v.string(),
    location: v.object({
      latitude: v.number(),
      longitude: v.number(),
      note: v.optional(v.string()),
    }),
    online: v.boolean(),
  }).index("by_name", ["name"]),
  events: defineTable({
    machineId: v.id("machines"),
    kind: v.union(v.literal("sale"), v.literal("restock"), v.literal("fault")),
    payload: v.any(),
    sessionToken: v.optional(v.string()),
  }).index("by_machine", ["machineId"]),
});
