import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ a: defineTable({ x: v.string(), y: v.string() }).index("by_y", ["y"]), b: defineTable({ z: v.number() }) });
