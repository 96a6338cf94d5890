import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const x = { a: v.string() };
export default defineSchema({
  t: defineTable({ a: v.string(), b: v.number(), a: v.null(), ...x, c: v.any(), b: v.boolean() }),
});
