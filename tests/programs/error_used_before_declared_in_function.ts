import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const f = () => { const t = later; const later = v.string(); return t; };
export default defineSchema({ t: defineTable({ a: f() }) });
