import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields: any = Object.freeze({ a: v.string() });
fields.b = v.number();
export default defineSchema({ t: defineTable(fields) });
