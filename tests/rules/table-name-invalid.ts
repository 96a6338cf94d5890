import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const sixtyFour = "a".repeat(64);

export default defineSchema({
  a: defineTable({}),
  Z9: defineTable({}),
  a__: defineTable({}),
  [sixtyFour]: defineTable({}),
  [sixtyFour + "a"]: defineTable({}), // ! table-name-invalid
  "": defineTable({}), // ! table-name-invalid
  "9a": defineTable({}), // ! table-name-invalid
  7: defineTable({}), // ! table-name-invalid
  "blog-posts": defineTable({}), // ! table-name-invalid
  $a: defineTable({}), // ! table-name-invalid
  "a b": defineTable({}), // ! table-name-invalid
  é: defineTable({}), // ! table-name-invalid
  _: defineTable({}), // ! table-name-invalid
  ___: defineTable({}), // ! table-name-invalid
  // The table of an id has such a name too; here it stands at the validator.
  ids: defineTable({
    one: v.id("blog-posts"), // ! table-name-invalid
    two: v.array(v.id("")), // ! table-name-invalid
    three: v.id("___"), // ! table-name-invalid
  }),
});
