import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const table = defineTable({
  id: v.id("users"), nul: v.null(), num: v.number(), f64: v.float64(), i64: v.int64(), big: v.bigint(), ts: v.commitTs(),
  bool: v.boolean(), str: v.string(), bytes: v.bytes(), any: v.any(), arr: v.array(v.string()), obj: v.object({ a: v.null() }),
  rec: v.record(v.string(), v.number()), recId: v.record(v.id("users"), v.any()), uni: v.union(v.string(), v.number()),
  empty: v.union(), one: v.union(v.null()), opt: v.optional(v.string()), nullable: v.nullable(v.string()),
  method: v.string().optional(), twice: v.optional(v.optional(v.boolean())), emptyObject: v.object({}),
});
export default defineSchema({ users: table });
