import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const config: any = { a: { b: () => v.string(), list: [1] } };
const none: any = undefined;
export default defineSchema({ t: defineTable({ a: config?.a?.b?.(), b: v.literal(none?.a.b.c.d ?? "cut"), c: v.literal(none?.["x"] ?? "cut2"), d: v.literal(none?.f(1) ?? "cut3"), e: v.literal(config.a.list?.[0]), f: v.literal((none?.a)?.b === undefined) }) });
