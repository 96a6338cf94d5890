import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { a } from "fields";
import { b } from "short";
import { c } from "nested/fields";
export default defineSchema({ t: defineTable({ a, b, c }) });
