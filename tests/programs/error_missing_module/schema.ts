import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { nothing } from "./other";
export default defineSchema({ t: defineTable({ a: nothing }) });
