import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable({ a: text(), b: v.literal(typeof value) }) });
function text() { return v.string(); }
var value = 1;
