import { defineSchema, defineTable, docValidator } from "convex/server";
import { v } from "convex/values";

const schema = defineSchema({ users: defineTable({ name: v.string() }), either: defineTable(v.union(v.object({ a: v.null() }), v.object({ b: v.null() }))), any: defineTable(v.any()) });
export default defineSchema({
  t: defineTable({ user: schema.doc("users"), either: schema.doc("either"), any: schema.doc("any"), id: schema.id("users"), doc: docValidator("users", schema.tables.users), inner: schema.tables.users.validator, on: v.literal(schema.schemaValidation) }),
});
