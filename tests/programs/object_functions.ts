import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields = { b: v.string(), a: v.number(), 1: v.null() };
const target = { z: v.any() };
const assigned = Object.assign(target, fields, null, { b: v.boolean() });
export default defineSchema({
  t: defineTable(Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${key}_x`, v.optional(value)]))),
  u: defineTable({ keys: v.literal(Object.keys(fields).join()), values: v.union(...Object.values(fields)), same: v.literal(assigned === target) }),
  w: defineTable(assigned),
  x: defineTable(Object.freeze({ a: v.string() })),
  y: defineTable({ has: v.literal(Object.hasOwn(fields, "a")), own: v.literal(fields.hasOwnProperty("c")), is: v.literal(Object.is(-0, 0)), within: v.literal("a" in fields) }),
});
