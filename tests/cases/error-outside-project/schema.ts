import { defineSchema, defineTable } from "convex/server";
import { fields } from "../../../../../../../../../../../../etc/passwd";

export default defineSchema({ users: defineTable(fields) });
