import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const a = { x: v.string(), y: v.number() };
const b = { ...a, y: v.null() };
const list = [v.literal("a"), v.literal("b")];
const tables = { t: defineTable(b) };
export default defineSchema({
  ...tables,
  u: defineTable({ ...b, ...{ z: v.any() }, ...null, ...undefined, ...(false && a), ...[v.string()], ...{} }),
  w: defineTable({ m: v.union(...list, ...[v.null()], ...new Set([v.any()])) }),
});
