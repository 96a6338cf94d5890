import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    x: v.union(v.number(), v.string()),
    y: v.union(v.string(), v.array(v.string())),
    z: v.commitTs(),
  }),
});
