import { defineTable as table } from "convex/server";
import * as values from "convex/values";

const { string } = values.v;

export const users = table({
  status: string(),
  old: values.v.optional(
    values.v.union(values.v.literal("on"), values.v.literal("off")),
  ),
}).index("by_status", ["status"]); // whatever it is
