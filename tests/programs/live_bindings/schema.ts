import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { count, bump, table } from "./counter";
bump(); bump();
export default defineSchema({ t: defineTable({ c: v.literal(count) }), u: table });
