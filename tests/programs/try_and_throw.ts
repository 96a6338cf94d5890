import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

function check(n: number) { if (n > 3) throw new Error("too big"); return v.literal(n); }
let message = "";
let order = "";
try { order += "t"; check(9); order += "never"; } catch (error: any) { message = error.message; order += "c"; } finally { order += "f"; }
const f = () => { try { return "try"; } finally { order += "!"; } };
export default defineSchema({ t: defineTable({ a: check(2), b: v.literal(message), f: v.literal(f()), c: v.literal(order) }) });
