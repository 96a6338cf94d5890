import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const strict = undefined;
export default defineSchema({ t: defineTable({}) }, { schemaValidation: strict });
