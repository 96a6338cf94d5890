import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { fields } from "./fields.js";
import { used } from "./effect.mjs";
export default defineSchema({ t: defineTable(fields) });
