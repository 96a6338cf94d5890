// What a generator wrote, from which tables are spread.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export const tables = {
  user: defineTable({ name: v.string(), image: v.optional(v.union(v.null(), v.string())) }).index("name", ["name"]),
  session: defineTable({ userId: v.string() }),
};
export default tables;
