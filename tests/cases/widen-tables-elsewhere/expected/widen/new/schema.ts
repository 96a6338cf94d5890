import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import * as people from "./people";
import { tables as others } from "./tables.js";

const tables = { ...others, ...people };
const schema = defineSchema(
  {
    ...tables,
    logs: defineTable({ status: v.union(v.literal("on"), v.literal("off")) }),
  },
  { strictTableNameTypes: true },
);
export { schema as default };
