import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { unused } from "./effect_not_run";
import { type T } from "./effect_not_run";
import type { U } from "./effect_not_run";
import "./effect";
import { fields } from "./fields";
const x: typeof unused = 1 as any;
export default defineSchema({ t: defineTable(fields) });
