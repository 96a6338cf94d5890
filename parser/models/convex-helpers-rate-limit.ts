// `convex-helpers/server/rateLimit`: the table that it keeps.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const RateLimitTable = "rateLimits";

export const rateLimitTables = {
  rateLimits: defineTable({
    name: v.string(),
    key: v.optional(v.string()),
    value: v.number(),
    ts: v.number(),
  }).index("name", ["name", "key"]),
};
