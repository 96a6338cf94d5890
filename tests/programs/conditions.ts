import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const flag = true as boolean;
const level: number = 2;
const pick = (x: string) => { switch (x) { case "a": return v.string(); case "b": case "c": { const t = v.number(); return t; } default: return v.null(); } };
function choose(x: number) { if (x > 1) { return v.literal("big"); } else if (x === 1) return v.literal("one"); return v.literal("small"); }
let through = "";
switch (level as number) { case 1: through += "1"; case 2: through += "2"; case 3: through += "3"; break; case 4: through += "4"; }
export default defineSchema({
  ...(flag ? { t: defineTable({ a: flag ? v.string() : v.number() }) } : {}),
  ...(flag && { u: defineTable({}) }),
  ...(!flag && { w: defineTable({}) }),
  x: defineTable({ a: pick("a"), b: pick("b"), c: pick("c"), d: pick("d"), e: choose(2), f: choose(1), g: choose(0), h: v.literal(through) }),
  y: defineTable({ a: v.literal(null ?? "x"), b: v.literal(0 || "y"), c: v.literal("" ?? "z"), d: v.literal((undefined as any)?.a?.b ?? "q") }),
});
