import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

const base = z.object({ a: z.string(), b: z.number().optional(), c: z.object({ d: z.any() }) });
export default defineSchema({
  strict: defineTable(zodToConvex(base.strict())),
  loose: defineTable(zodToConvex(base.passthrough().catchall(z.string()))),
  extended: defineTable(zodToConvex(base.extend({ a: z.null(), e: z.boolean() }))),
  merged: defineTable(zodToConvex(base.merge(z.object({ f: z.string() })))),
  picked: defineTable(zodToConvex(base.pick({ a: true }))),
  omitted: defineTable(zodToConvex(base.omit({ a: true }))),
  partial: defineTable(zodToConvex(base.partial())),
  someOptional: defineTable(zodToConvex(base.partial({ a: true }))),
  required: defineTable(zodToConvex(base.required())),
  shape: defineTable(zodToConvexFields({ ...base.shape, g: base.shape.c })),
  nested: defineTable({ list: zodToConvex(z.array(base).min(1)), both: v.optional(zodToConvex(base)) }),
});
