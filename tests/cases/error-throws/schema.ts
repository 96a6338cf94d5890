import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields: Record<string, any> = { name: v.string() };
export default defineSchema({
  users: defineTable({
    name: fields.name,
    email: fields.email,
  }),
});
