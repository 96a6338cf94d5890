import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { a } from "closed/inner";
export default defineSchema({ t: defineTable({ a }) });
