import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    lastname: v.string(),
    // Another type, and optional: neither is a rename.
    birthday: v.string(),
    age: v.optional(v.number()),
    address: v.object({ postcode: v.string(), city: v.string() }),
  }),
  settings: defineTable({
    dark: v.boolean(),
    mail: v.boolean(),
    email_opt_in: v.boolean(),
  }),
});
