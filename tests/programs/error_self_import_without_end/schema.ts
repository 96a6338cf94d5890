import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import * as schema from "./schema";
export const fields = (): any => schema.fields();
export default defineSchema({ t: defineTable(fields()) });
