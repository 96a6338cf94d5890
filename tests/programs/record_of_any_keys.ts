import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable({ a: v.record(v.any(), v.number()), b: v.record(v.any(), v.any()) }) });
