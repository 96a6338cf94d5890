import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
<<<<<<< HEAD
    name: v.string(),
=======
    name: v.optional(v.string()),
>>>>>>> feature
  }),
});
