import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { doc, table as memories } from "./memories";

export default defineSchema({ memories: memories.index("by_text", ["text"]), kept: defineTable({ memory: doc, at: v.number() }) });
