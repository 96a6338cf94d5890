import { defineSchema, defineTable } from "convex/server";
import { asObjectValidator, v } from "convex/values";

const fields = { a: v.string() };
export default defineSchema({
  t: defineTable(asObjectValidator(fields)),
  u: defineTable(asObjectValidator(v.object(fields))),
});
