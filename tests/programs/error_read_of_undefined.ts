import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const config: any = {};
export default defineSchema({ t: defineTable(config.tables.t) });
