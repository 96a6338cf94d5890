import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export const posts = defineTable({ title: v.string() });
