import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { mystery } from "some-package";
export default defineSchema({
  users: defineTable({ name: v.number(), settings: mystery("a") }),
  posts: defineTable({ title: v.string(), body: v.optional(v.string()) }),
  tags: mystery,
});
