import { defineSchema, defineTable } from "convex/server";;
import { v } from "convex/values";

import { tables } from "./generated/tables";

export default defineSchema({ ...tables, own: defineTable({ [`x${1}`]: v.any(), a: v.string() }) });
