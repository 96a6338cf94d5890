import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const schema = defineSchema({ t: defineTable({ a: v.string() }) });
export default schema;
export type Schema = typeof schema;
