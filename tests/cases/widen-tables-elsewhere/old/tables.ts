import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const status = v.union(v.literal("on"), v.literal("off"));

export const tables = {
  users: defineTable({ status, old: status }).index("by_status", ["status"]),
  logs: defineTable({ status }),
};
