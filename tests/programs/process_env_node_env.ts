import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable({ a: v.literal(process.env.NODE_ENV!), ...(process.env.NODE_ENV === "production" ? { b: v.null() } : {}) }) });
