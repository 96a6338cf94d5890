import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  t: defineTable({
    a: v.literal(1 + 2 * 3 - 4 / 2), b: v.literal(7 % 3), c: v.literal(2 ** 10), d: v.literal("a" + 1 + true + null), e: v.literal(1 < 2 && "b" > "a"),
    f: v.literal(5 & 3), g: v.literal(5 | 3), h: v.literal(5 ^ 3), i: v.literal(~5), j: v.literal(1 << 4), k: v.literal(-16 >> 2), l: v.literal(-1 >>> 28),
    m: v.literal(typeof "x"), n: v.literal(typeof undefined), o: v.literal(!0), p: v.literal("1" == (1 as any)), q: v.literal(null == undefined),
    r: v.literal(-7 % 3), s: v.literal(0.1 + 0.2), t: v.literal(3n * 4n), u: v.literal(7n / 2n), w: v.literal(+"12"), x: v.literal(1 / 3), y: v.literal(typeof v.string),
    z: v.literal((1, 2, 3)), aa: v.literal(2n ** 40n), ab: v.literal(typeof 1n), ac: v.literal(-"3"), ad: v.literal(`${1.0}${1e21}${-0}`), ae: v.literal(1e300 * 1e10),
  }),
});
