import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { authTables } from "some-package";
export default defineSchema({ ...authTables, posts: defineTable({}), tags: defineTable({}) });
