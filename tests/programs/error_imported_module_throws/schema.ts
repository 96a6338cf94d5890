import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { fields } from "./other";
export default defineSchema({ t: defineTable(fields) });
