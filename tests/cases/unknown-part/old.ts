import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { mystery } from "some-package";
export default defineSchema({
  users: defineTable({ name: v.string(), settings: mystery("a") }),
  posts: defineTable({ title: v.string() }),
  tags: mystery,
});
