import { partial } from "convex-helpers/validators";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ a: defineTable({ b: partial(v.string() as any) }) });
