import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default { users: defineTable({ name: v.string() }) };
