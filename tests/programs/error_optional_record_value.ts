import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable({ a: v.record(v.string(), v.optional(v.string()) as any) }) });
