import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export const tables = { tags: defineTable({ tag: v.string() }) };
