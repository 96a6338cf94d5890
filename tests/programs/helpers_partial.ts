import { partial } from "convex-helpers/validators";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields = { a: v.string(), b: v.optional(v.number()), c: v.object({ deep: v.string() }) };
export default defineSchema({
  fields: defineTable(partial(fields)),
  object: defineTable(partial(v.object(fields))),
  union: defineTable(partial(v.union(v.object(fields), v.union(v.object({ d: v.null() }))))),
  nested: defineTable({ optional: partial(v.optional(v.object(fields))) }),
});
