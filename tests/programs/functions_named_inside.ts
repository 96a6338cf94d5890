import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const nested = function nest(depth: number): any {
  return depth === 0 ? v.null() : v.object({ depth: v.literal(depth), inner: nest(depth - 1) });
};
const shadowing = function v() {
  return typeof v;
};
const kinds = [typeof process, typeof console, typeof JSON, typeof Math, typeof Object, typeof v.string, typeof parseInt, typeof Map].join();
export default defineSchema({ t: defineTable({ nested: nested(3), kinds: v.literal(kinds), shadowing: v.literal(shadowing()) }) });
