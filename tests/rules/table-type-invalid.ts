import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const a = v.object({ kind: v.literal("a") });
const b = v.object({ kind: v.literal("b") });

export default defineSchema({
  object: defineTable(a),
  union: defineTable(v.union(a, b)),
  one: defineTable(v.union(a)),
  none: defineTable(v.union()),
  any: defineTable(v.any()),
  string: defineTable(
    v.string(), // ! table-type-invalid
  ),
  array: defineTable(
    v.array(a), // ! table-type-invalid
  ),
  record: defineTable(
    v.record(v.string(), v.string()), // ! table-type-invalid
  ),
  id: defineTable(
    v.id("object"), // ! table-type-invalid
  ),
  null: defineTable(
    v.union(
      a,
      v.null(), // ! table-type-invalid
    ),
  ),
  anyInUnion: defineTable(
    v.union(
      a,
      v.any(), // ! table-type-invalid
    ),
  ),
  // Convex does not look into a union in a union.
  nested: defineTable(
    v.union(
      b,
      v.union(a), // ! table-type-invalid
    ),
  ),
  recordInUnion: defineTable(
    v.union(
      a,
      v.record(v.string(), v.any()), // ! table-type-invalid
    ),
  ),
});
