import { defineSchema, defineTable } from "convex/server";
import { deprecated, pretendRequired } from "convex-helpers/validators";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({ name: v.string(), nick: deprecated, email: pretendRequired(v.string()), age: v.number() }),
});
