import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
class Users {
  static Table = defineTable({ later: (this as any).columns.fields.name });
  static columns = v.object({ name: v.string() });
}
export default defineSchema({ users: Users.Table });
