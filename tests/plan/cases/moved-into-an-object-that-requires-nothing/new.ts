import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  members: defineTable({
    name: v.string(),
    links: v.optional(v.object({ github: v.optional(v.string()), mastodon: v.optional(v.string()) })),
    lines: v.array(v.object({ more: v.object({ note: v.optional(v.string()) }) })),
  }),
});
