import { defineSchema, defineTable } from "convex/server";

export default defineSchema({
  "blog-posts": defineTable({}),
  _files: defineTable({}),
});
