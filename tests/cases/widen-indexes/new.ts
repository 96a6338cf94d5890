import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const entries = () => defineTable({ text: v.string() });
const [log, diary] = [entries(), entries()];

export default defineSchema({
  log,
  diary,
  users: defineTable({ name: v.string(), vector: v.array(v.float64()) })
    .index("by_first_name", ["name"]) // alike the old one
    .index("by_bio", ["name", "vector"]), // another one of that name
  posts: defineTable({
    title: v.string(),
  }).index("by_title", ["title"]),
  tags: defineTable({ label: v.string() }),
});
