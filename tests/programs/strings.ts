import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const s = "Hello, World";
export default defineSchema({
  t: defineTable({
    a: v.literal(s.toUpperCase()), b: v.literal(s.toLowerCase()), c: v.literal(s.slice(0, 5)), d: v.literal(s.replace("World", "There")), e: v.literal(s.split(", ")[1]),
    f: v.literal(s.indexOf("W")), g: v.literal(s.includes("lo")), h: v.literal(s.startsWith("He")), i: v.literal(s.endsWith("x")), j: v.literal(s.length), k: v.literal(s[4]),
    l: v.literal("  x ".trim()), m: v.literal("a-b-c".replaceAll("-", "_")), n: v.literal("ab".repeat(3)), o: v.literal("7".padStart(3, "0")), p: v.literal(s.charAt(1)),
    q: v.literal("x".concat("y", "z")), r: v.literal("abc".substring(2, 0)), s: v.literal("é😀".length), t: v.literal([..."a😀b"].join("|")), u: v.literal(String(12)), w: v.literal("abc".at(-1)!),
    x: v.literal("snake_case_name".split("_").map((w, i) => (i ? w[0].toUpperCase() + w.slice(1) : w)).join("")), y: v.literal((12.5).toString()), z: v.literal("a,b".split(",").length),
  }),
});
