import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const add = function (this: any, n: number) { return v.literal(this.base + n); };
export default defineSchema({ t: defineTable({ a: add.call({ base: 1 }, 2), b: add.apply({ base: 10 }, [5]), c: v.union.apply(null, [v.string(), v.null()]), d: v.literal(Math.max.apply(null, [1, 4])) }) });
