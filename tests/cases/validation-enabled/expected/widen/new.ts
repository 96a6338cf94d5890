import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema(
  { users: defineTable({ a: v.string() }), any: defineTable(v.any()) },
  { schemaValidation: false },
);
