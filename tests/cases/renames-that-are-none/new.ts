import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// @renamed from=people
export default defineSchema({
  users: defineTable({
    // @renamed from=surname
    lastname: v.string(),
    nick: v.string(),
    // @renamed from=nick
    handle: v.optional(v.string()),
    // @renamed from=firstname
    given: v.optional(v.string()),
    // @renamed from=home
    address: v.string(),
    // @renamed from=home
    town: v.string(),
    // @renamed
    office: v.number(),
  }),
  posts: defineTable({
    // @renamed from=body
    text: v.string(),
  }),
});
