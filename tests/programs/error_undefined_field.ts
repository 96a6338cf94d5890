import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields: any = {};
export default defineSchema({ t: defineTable({ a: v.string(), b: fields.nothing }) });
