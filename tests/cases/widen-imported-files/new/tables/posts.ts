import { defineTable } from "convex/server";
import { v } from "convex/values";
import { visibility } from "./visibility";

export const posts = defineTable({
  title: v.string(),
  visibility,
  author: v.id("users"),
}).index("by_title", ["title"]);
