import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    lastname: v.string(),
    nick: v.string(),
    first: v.string(),
    home: v.string(),
    work: v.string(),
  }),
});
