import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const author = v.id("author"); // ! id-of-unknown-table
const editor = v.id("editor"); // ! id-of-unknown-table

export default defineSchema({
  posts: defineTable({
    self: v.id("posts"),
    later: v.id("tags"),
    file: v.id("_storage"),
    job: v.id("_scheduled_functions"),
    // Told once for each table of an id.
    author,
    reviewer: v.optional(v.id("author")),
    internal: v.id("_modules"), // ! id-of-unknown-table
    map: v.record(
      v.id("Tags"), // ! id-of-unknown-table
      v.null(),
    ),
    // Convex drops this field.
    _old: v.id("gone"),
  }),
  comments: defineTable({ _old: editor, editor }),
  tags: defineTable({
    posts: v.array(
      v.id("post"), // ! id-of-unknown-table
    ),
  }),
});
