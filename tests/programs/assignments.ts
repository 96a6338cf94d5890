import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

let a: any = v.string();
a = v.number();
let b = 1; b += 2; b *= 3; b -= 1; b **= 2;
let c: any = null; c ??= "set"; c ||= "not"; c &&= c + "!";
const o: any = { n: 1, list: [1] };
o.n++; ++o.n; o["m"] = o.n--; o.list[0] += 5; o.x ??= "new";
delete o.list;
let [p, , q = 9, ...r] = [1, 2, undefined, 4, 5];
[p, q] = [q, p];
const { s, t: { u = "deep" } = {} as any, ...w } = { s: 1, x: 2, y: 3 } as any;
({ a: o.k } = { a: "via pattern" });
export default defineSchema({
  t: defineTable({ a, b: v.literal(b), c: v.literal(c), n: v.literal(o.n), m: v.literal(o.m), keys: v.literal(Object.keys(o).join()), p: v.literal(p as any), q: v.literal(q),
    r: v.literal(r.join()), s: v.literal(s), u: v.literal(u), w: v.literal(Object.keys(w).join()), k: v.literal(o.k) }),
});
