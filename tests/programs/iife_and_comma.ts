import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const tables = (() => { const t = defineTable({ a: v.string() }); return { t }; })();
const async = 1, of = 2, get = 3, type = 4;
export default defineSchema({ ...tables, u: defineTable({ a: v.literal(async + of + get + type) }) });
