import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod3";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod/v3";

const fields = {
  string: z.string().min(1).max(9).trim(), number: z.number().int().positive(), bigint: z.bigint(), boolean: z.boolean(),
  null: z.null(), any: z.any(), unknown: z.unknown(), nan: z.nan(), coerced: z.coerce.number(), custom: z.custom(() => true),
  instance: z.instanceof(Error), id: zid("users"), described: zid("users").describe("whose"), refined: z.string().refine(() => true),
  branded: z.string().brand("x"), readonly: z.string().readonly(), lazy: z.lazy(() => z.string()), email: z.string().email(), maybe: z.ostring(),
};
export default defineSchema({ input: defineTable(zodToConvexFields(fields)), output: defineTable(zodOutputToConvex(z.object(fields))) });
