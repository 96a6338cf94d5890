import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    age: v.number(),
    // schemaplan-ignore type-narrowed, type-changed -- "sent" to nobody <yet> & known
    email: v.null(),
  }),
  posts: defineTable({
    // schemaplan-ignore type-changed
    title: v.number(),
    // schemaplan-ignore type-chnged -- misspelt
    draft: v.string(),
    likes: v.string(),
  }),
});
