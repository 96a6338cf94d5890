import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const sixtyFour = "a".repeat(64);

export default defineSchema({
  users: defineTable({
    a: v.null(),
    Z_9: v.null(),
    [sixtyFour]: v.null(),
    [sixtyFour + "a"]: v.null(), // ! field-name-invalid
    "": v.null(), // ! field-name-invalid
    "a.b": v.null(), // ! field-name-invalid
    "first name": v.null(), // ! field-name-invalid
    $type: v.null(), // ! field-name-invalid
    9: v.null(), // ! field-name-invalid
    ü: v.null(), // ! field-name-invalid
    _: v.null(), // ! field-name-invalid
    // Convex drops these, but only of the documents themselves.
    _id: v.id("users"),
    _anything: v.null(),
    deep: v.object({
      _fine: v.null(),
      "not-fine": v.null(), // ! field-name-invalid
      array: v.array(
        v.object({
          "not-fine": v.null(), // ! field-name-invalid
        }),
      ),
      union: v.union(
        v.null(),
        v.object({
          "not-fine": v.null(), // ! field-name-invalid
        }),
      ),
      // Names of a record are no names of fields.
      record: v.record(
        v.string(),
        v.object({
          "not-fine": v.null(), // ! field-name-invalid
        }),
      ),
    }),
  }),
  kinds: defineTable(
    v.union(
      v.object({ fine: v.null() }),
      v.object({
        "not-fine": v.null(), // ! field-name-invalid
      }),
    ),
  ),
});
