import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const users = defineTable({ name: v.string() });
export { users as default };
