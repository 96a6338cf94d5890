import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import all, { tables } from "./generated/tables";

export default defineSchema({
  ...tables,
  user: tables.user.index("by_image", ["image"]),
  more: defineTable({ session: all.session.validator, user: v.id("user") }),
});
