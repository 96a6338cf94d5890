import {
  brandedString, deprecated, doc, literals, nullable, pretend, pretendRequired, systemFields, typedV, vRequired, withSystemFields,
} from "convex-helpers/validators";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const schema = defineSchema({
  users: defineTable({ name: v.string() }),
  posts: defineTable(v.union(v.object({ a: v.string() }), v.union(v.object({ b: v.null() })))),
});
const vv = typedV(schema);
export default defineSchema({
  all: defineTable({
    literals: literals("a", 1, true, 2n),
    none: literals(),
    nullable: nullable(v.string()),
    branded: brandedString("email"),
    deprecated,
    pretend: pretend(v.string()),
    pretendRequired: pretendRequired(v.string()),
    system: v.object(systemFields("users")),
    withSystem: v.object(withSystemFields("users", { a: v.any() })),
    doc: doc(schema, "users"),
    docs: vv.doc("posts"),
    id: vv.id("users"),
    required: vRequired(v.optional(v.union(v.literal("x"), v.null()))),
    unchanged: vRequired(v.record(v.string(), v.any())),
  }),
});
