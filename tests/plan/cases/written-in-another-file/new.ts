import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { address } from "./validators.js";

export default defineSchema({
  users: defineTable({ name: v.string(), address }),
  shops: defineTable({ address }),
});
