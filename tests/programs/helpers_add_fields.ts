import { addFieldsToValidator } from "convex-helpers/validators";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  fields: defineTable(addFieldsToValidator({ a: v.optional(v.string()), b: v.string() }, { a: v.string(), c: v.any() })),
  object: defineTable(addFieldsToValidator(v.object({ a: v.literal("x") }), { a: v.optional(v.literal("y")) })),
  union: defineTable(addFieldsToValidator(v.union(v.object({ a: v.string() }), v.object({})), { b: v.null() })),
});
