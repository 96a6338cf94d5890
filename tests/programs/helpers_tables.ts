import { omit, pick, withoutSystemFields } from "convex-helpers";
import { Table } from "convex-helpers/server";
import { migrationsTable } from "convex-helpers/server/migrations";
import { rateLimitTables } from "convex-helpers/server/rateLimit";
import { SessionIdArg, vSessionId } from "convex-helpers/server/sessions";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const Users = Table("users", { name: v.string(), age: v.optional(v.number()) });
export default defineSchema({
  users: Users.table.index("name", ["name"]),
  migrations: migrationsTable,
  ...rateLimitTables,
  others: defineTable({
    ...SessionIdArg,
    session: vSessionId,
    user: Users._id,
    doc: Users.doc,
    without: v.object(withoutSystemFields(Users.withSystemFields)),
    picked: v.object(pick(Users.withoutSystemFields, ["name"])),
    omitted: v.object(omit(Users.withoutSystemFields, ["name"])),
  }),
});
