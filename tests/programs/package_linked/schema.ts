import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { a } from "@app/shared";
import { b } from "@app/shared/more";
export default defineSchema({ t: defineTable({ a, b }) });
