import { defineSchema, defineTable } from "convex/server";
import { v, type Validator } from "convex/values";

const maybe = <Type extends Validator<unknown, "required", never>>(type: Type) => v.optional(type);

export default defineSchema({
  notes: defineTable({
    title: maybe(v.string()),
    pages: maybe(v.number()),
  }),
});
