import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { fields } from "./fields";
export default defineSchema({ users: defineTable(fields) });
