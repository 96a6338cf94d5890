import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    strings: v.record(v.string(), v.null()),
    ids: v.record(v.id("users"), v.null()),
    either: v.record(v.union(v.id("users"), v.string()), v.null()),
    nested: v.record(v.union(v.union(v.string())), v.null()),
    never: v.record(v.union(), v.null()),
    literal: v.record(v.literal("a"), v.null()), // ! record-keys-invalid
    literals: v.record(v.union(v.literal("a"), v.literal("b")), v.null()), // ! record-keys-invalid
    literalAmongOthers: v.record(v.union(v.string(), v.union(v.literal("a"))), v.null()), // ! record-keys-invalid
    any: v.record(v.any(), v.null()), // ! record-keys-invalid
    numbers: v.record(v.number(), v.null()), // ! record-keys-invalid
    number: v.record(v.literal(1), v.null()), // ! record-keys-invalid
    nullable: v.record(v.nullable(v.string()), v.null()), // ! record-keys-invalid
    deep: v.array(
      v.object({
        record: v.record(
          v.string(),
          v.record(v.int64(), v.null()), // ! record-keys-invalid
        ),
      }),
    ),
  }),
});
