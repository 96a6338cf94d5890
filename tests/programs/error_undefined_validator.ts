import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const kinds: Record<string, any> = { text: v.string() };
export default defineSchema({ t: defineTable({ ok: kinds.text, typo: kinds.txet }) });
