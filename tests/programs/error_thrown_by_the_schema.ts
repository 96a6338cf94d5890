import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

if (1 < 2) throw new Error("not today");
export default defineSchema({});
