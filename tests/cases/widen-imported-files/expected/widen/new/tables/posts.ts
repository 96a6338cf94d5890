import { defineTable } from "convex/server";
import { v } from "convex/values";
import { visibility } from "./visibility";

export const posts = defineTable({
  title: v.string(),
  visibility,
  slug: v.optional(v.string()),
  author: v.optional(v.id("users")),
})
  .index("by_title", ["title"])
  .index("by_slug", ["slug"]);
