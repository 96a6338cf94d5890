import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable(v.object({ a: v.string() }).pick("b" as any)) });
