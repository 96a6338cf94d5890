import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { userFields } from "./users";
export default defineSchema({ users: defineTable(userFields) });
