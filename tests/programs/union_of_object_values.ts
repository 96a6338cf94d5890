import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const ROLES = { admin: "ADMIN", member: "MEMBER", 7: "GUEST" } as const;
enum Plan { free = "free", paid = "paid" }
const roles = () => {
  const union = v.union(...Object.values(ROLES).map((role) => v.literal(role)));
  return union;
};
function oneOf<T extends Record<string, string>>(values: T) {
  return v.union(...Object.values(values).map((value) => v.literal(value)));
}
export default defineSchema({ users: defineTable({ role: roles(), roles: v.array(oneOf(ROLES)), plan: oneOf(Plan) }) });
