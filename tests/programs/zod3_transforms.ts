import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod3";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod/v3";

const fields = {
  transformed: z.string().transform((x) => x.length), piped: z.string().transform((x) => x.length).pipe(z.number()),
  preprocessed: z.preprocess((x) => String(x), z.string()), then: z.string().pipe(z.literal("x")),
};
export default defineSchema({ input: defineTable(zodToConvex(z.object(fields))), output: defineTable(zodOutputToConvex(z.object(fields))) });
