import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const base = defineTable({ a: v.string() });
const one = base.index("one", ["a"]);
const two = base.index("two", ["a"]);
export default defineSchema({ one, two });
