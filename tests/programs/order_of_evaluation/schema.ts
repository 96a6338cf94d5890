import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { log } from "./log";
import "./b";
import { x } from "./a";
log.push("schema");
export default defineSchema({ t: defineTable({ l: v.literal(log.join()), x }) });
