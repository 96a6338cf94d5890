import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import settings from "./settings.json";
import { dimensions, tables as names } from "./settings.json";
import * as all from "./settings.json";
const tables = Object.fromEntries(names.map((name) => [name, defineTable({ a: v.literal(settings.kind), n: v.literal(all.dimensions) })]));
export default defineSchema({ ...tables, e: defineTable({ e: v.array(v.float64()) }).vectorIndex("e", { vectorField: "e", dimensions }) });
