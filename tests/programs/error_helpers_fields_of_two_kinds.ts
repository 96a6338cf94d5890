import { addFieldsToValidator } from "convex-helpers/validators";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ a: defineTable(addFieldsToValidator({ b: v.string() }, { b: v.number() })) });
