import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({ name: v.string() })
    .field("plan", v.optional(v.union(v.literal("free"), v.literal("pro"))))
    .field("seats", v.optional(v.int64()))
    // @default "dark"
    .field("theme", v.optional(v.union(v.string(), v.null())))
    .field("settings", v.optional(v.object({ size: v.number(), tags: v.array(v.string()) }))),
});
