import { defineTable } from "convex/server";
import { v } from "convex/values";
import { visibility } from "./visibility";

export const posts = defineTable({
  title: v.string(),
  visibility,
  slug: v.string(),
})
  .index("by_slug", ["slug"])
  .index("by_title", ["title"]);
