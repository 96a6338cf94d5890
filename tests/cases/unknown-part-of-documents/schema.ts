import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { address } from "somewhere";

export default defineSchema({ users: defineTable({ name: v.string(), address }) });
