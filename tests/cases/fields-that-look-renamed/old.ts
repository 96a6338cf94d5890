import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    surname: v.string(),
    born: v.number(),
    address: v.object({ zip: v.string(), town: v.string() }),
  }),
  // Too many of one type to name those that are not alike.
  settings: defineTable({
    colour: v.boolean(),
    sound: v.boolean(),
    emailOptIn: v.boolean(),
  }),
});
