import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable({ a: v.string() }) }) satisfies unknown as any;
