import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

let n = 0;
while (n >= 0) n++;
export default defineSchema({ users: defineTable({ name: v.literal(n) }) });
