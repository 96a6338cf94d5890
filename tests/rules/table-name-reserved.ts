import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  a_: defineTable({}),
  A_b: defineTable({}),
  _a: defineTable({}), // ! table-name-reserved
  __a: defineTable({}), // ! table-name-reserved
  _1: defineTable({}), // ! table-name-reserved
  _storage: defineTable({}), // ! table-name-reserved
});
