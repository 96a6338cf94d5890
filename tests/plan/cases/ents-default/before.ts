import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({ name: v.string() })
    .field("plan", v.union(v.literal("free"), v.literal("pro")), { default: "free" })
    .field("seats", v.int64(), { default: 3n })
    .field("theme", v.union(v.string(), v.null()), { default: "light" })
    .field("settings", v.object({ size: v.number(), tags: v.array(v.string()) }), { default: { size: 1, tags: ["new"] } }),
});
