import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ a: defineTable({ x: v.number(), w: v.string() }) });
