import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({}).deletion("scheduled", { delayMs: 1000 }).edges("posts", { ref: true, deletion: "hard" }),
  posts: defineEnt(v.union(v.object({ a: v.string() }), v.object({ b: v.string() })))
    .deletion("soft")
    .edge("user", { deletion: "soft" }),
});
