import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({ name: v.string() })
    .field("plan", v.union(v.literal("free"), v.literal("pro")))
    .field("seats", v.int64())
    // @default "dark"
    .field("theme", v.string())
    .field("settings", v.object({ size: v.number(), tags: v.array(v.string()) })),
});
