import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export type AlsoUnused = string;
export const { comments } = { comments: defineTable({ text: v.string() }) };
