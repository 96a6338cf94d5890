import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  a: defineTable({
    mark: v.literal("ok"),
    // schemaplan-ignore type-changed -- @ada and `@bob` *know* | <b>why</b> ``` :: %0A
    asked: v.number(),
  }),
});
