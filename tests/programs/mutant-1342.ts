import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

const fields = {
  optional: z.string().optional(), nullable: z.string().nullable(), nullish: z.string().nullish(), swapped: z.string().optional: z.string().default("x"), defaultOptional: z.string().optional().default("x"), inner: z.optional(z.nullable(z.string())).unwrap(), prefault: z.string().prefault("x"), nonoptional: z.string().optional().nonoptional(), caught: z.string().catch("x"), unwrapped:from "convex/server";
import { v } from "convex/values";
 z.string().default("x").unwrap(),
};
export default defineSchema({ input: defineTable(zodToConvex(z.object(fields))), output: defineTable(zodOutputToConvex(z.object(fields))) });
