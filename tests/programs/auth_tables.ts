import { authTables } from "@convex-dev/auth/server";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const { users: _users, ...rest } = authTables;
export default defineSchema({
  ...rest,
  users: defineTable({ ...authTables.users.validator.fields, role: v.literal("admin") }).index("email", ["email"]),
});
