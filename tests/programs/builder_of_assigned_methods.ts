import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// A validator that has methods too, which make others of it.
const buildable = (validator: any): any =>
  Object.assign(validator, {
    or: (...others: any[]) => buildable(v.union(validator, ...others)),
    maybe: () => buildable(v.optional(validator)),
    listed: (...names: string[]) => buildable(v.union(...names.map((name) => v.literal(name)), validator)),
  });

export default defineSchema({
  t: defineTable({
    either: buildable(v.string()).or(v.number(), v.null()),
    maybe: buildable(v.boolean()).or().maybe(),
    listed: buildable(v.null()).listed("a", "b").or(v.literal(1)),
  }),
});
