import { defineTable } from "convex/server";
import { v } from "convex/values";
import { literals, timestamps } from "./validators";

const ROLES = { ADMIN: "admin", GUEST: "guest", MEMBER: "member" } as const;

export const users = defineTable(
  v.object({ email: v.optional(v.string()), name: v.string() }).extend({ role: literals(Object.values(ROLES)), ...timestamps }),
)
  .index("by_role", ["role"])
  .index("by_email", ["email"]);
