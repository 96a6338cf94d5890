import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
<<<<<<< HEAD
  users: defineTable({ name: v.string() }),
=======
  users: defineTable({ name: v.number() }),
>>>>>>> theirs
});
