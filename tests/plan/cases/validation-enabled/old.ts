import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string(), old: v.optional(v.string()) }),
  logs: defineTable({ line: v.string() }),
}, { schemaValidation: false });
