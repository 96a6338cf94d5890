import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const a = 1;
(a as any) = 2;
export default defineSchema({});
