import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import * as self from "./schema";
export const kind = () => typeof self.later;
const early = kind();
export const later = 1;
export default defineSchema({ t: defineTable({ early: v.literal(early), late: v.literal(kind()) }) });
