import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod3";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod/v3";

const fields = {
  optional: z.string().optional(), nullable: z.string().nullable(), nullish: z.string().nullish(), swapped: z.string().optional().nullable(),
  default: z.string().default("x"), defaultOptional: z.string().optional().default("x"), inner: z.optional(z.nullable(z.string())).unwrap(), unwrapped: z.string().default("x").removeDefault(),
};
export default defineSchema({ input: defineTable(zodToConvex(z.object(fields))), output: defineTable(zodOutputToConvex(z.object(fields))) });
