import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable({ a: v.union(v.string(), undefined as any) }) });
