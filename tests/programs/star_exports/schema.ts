import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import * as all from "./all";
import { one, two } from "./all";
export default defineSchema({ t: defineTable({ one, two, keys: v.literal(Object.keys(all).join()), d: v.literal(typeof (all as any).default) }) });
